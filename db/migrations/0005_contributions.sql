-- The thread below a case: clarifying questions, advice, and replies to either.

create table contributions (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id) on delete cascade,
  writer_id uuid not null references members (id),
  reply_to uuid references contributions (id) on delete cascade,
  kind text not null check (kind in ('question', 'advice', 'reply')),
  body text not null,
  written_at timestamptz not null default now(),
  edited_at timestamptz,
  followed_at timestamptz
);
create index contributions_of on contributions (case_id, written_at);

create table contribution_versions (
  contribution_id uuid not null references contributions (id) on delete cascade,
  body text not null,
  replaced_at timestamptz not null default now(),
  primary key (contribution_id, replaced_at)
);

create table contribution_mark_decisions (
  contribution_id uuid not null references contributions (id) on delete cascade,
  surface_hash bytea not null,
  category text not null,
  tier text not null,
  reason text not null,
  rule_version int not null,
  decided_by uuid not null references members (id),
  decided_at timestamptz not null default now(),
  primary key (contribution_id, surface_hash)
);
