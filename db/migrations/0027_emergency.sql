-- An administrator reads no case. In an emergency they open one, for an hour, with a reason that every coordinator reads.
-- The reason stands here and nowhere else: not in the log, and in no mail.

create table emergency_openings (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id) on delete cascade,
  number int not null, -- of that case: an administrator finds it in no other place
  member_id uuid not null references members (id),
  kind text not null check (kind in ('danger', 'legal', 'fault')),
  reason text not null check (length(reason) between 1 and 500),
  opened_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '1 hour',
  ended_at timestamptz
);
create index emergency_openings_at on emergency_openings (opened_at desc);

grant select, insert on emergency_openings to meedenken_member;
grant update (ended_at) on emergency_openings to meedenken_member;
grant select, delete on emergency_openings to meedenken_system;
