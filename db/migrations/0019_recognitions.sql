-- "Ik herken deze casus": private and blameless. While a row stands open the case is not there for that reader;
-- the name of the reader is for the coordinator alone.

create table case_recognitions (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  -- Did the reader say that the person is identifiable for others as well?
  for_everyone boolean not null,
  at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references members (id)
);
create unique index case_recognitions_open on case_recognitions (case_id, member_id) where ended_at is null;
create index case_recognitions_of_member on case_recognitions (member_id) where ended_at is null;

create trigger recognitions_change_rights after insert or update on case_recognitions
  for each row execute function rights_changed_by_row();

grant select, insert, update on case_recognitions to meedenken_member, meedenken_system;
grant select on case_recognitions to meedenken_committer;
