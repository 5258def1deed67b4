-- Who did or read what, and when. Never what was said. Insert and select only.

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  member_id uuid,
  session_id uuid,
  deed text not null,
  object_kind text not null,
  object_id uuid,
  object_number int,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  seal bytea
);
create index audit_log_at on audit_log (at desc);
