-- The append-only log of every shared document. Sequence numbers are given under the row lock of
-- collab_doc, so that order of seq is order of commit and a cursor can never skip a row.

create table collab_doc (
  id uuid primary key,
  kind text not null check (kind in ('case', 'case-notes', 'practice-note', 'minutes', 'board', 'pinboard', 'bench')),
  subject_id uuid not null,
  epoch int not null default 1,
  head_seq bigint not null default 0,
  snap_seq bigint not null default 0,
  schema_version int not null,
  state text not null default 'live' check (state in ('live', 'locked', 'deleted')),
  last_edit_at timestamptz not null default now()
) with (fillfactor = 70);
create unique index collab_doc_subject on collab_doc (kind, subject_id);

create table collab_update (
  doc_id uuid not null,
  epoch int not null,
  seq bigint not null,
  actor_id uuid,
  origin smallint not null, -- 0 client, 1 server, 2 restore, 3 import
  payload bytea not null,
  created_at timestamptz not null default now(),
  primary key (doc_id, epoch, seq)
) partition by hash (doc_id);

do $$
begin
  for part in 0..15 loop
    execute format(
      'create table collab_update_%s partition of collab_update for values with (modulus 16, remainder %s) '
      'with (autovacuum_vacuum_scale_factor = 0.02)', lpad(part::text, 2, '0'), part);
  end loop;
end $$;

create table collab_snapshot (
  doc_id uuid primary key references collab_doc (id) on delete cascade,
  epoch int not null,
  seq bigint not null,
  state bytea not null,
  codec smallint not null -- 0 raw V1, 1 gzip of V1
);
alter table collab_snapshot alter column state set storage external;

create table collab_client (
  doc_id uuid not null,
  epoch int not null,
  client_id bigint not null,
  member_id uuid,
  primary key (doc_id, epoch, client_id)
);

create table collab_version (
  id uuid primary key default gen_random_uuid(),
  doc_id uuid not null references collab_doc (id) on delete cascade,
  epoch int not null,
  seq bigint not null,
  name text,
  kind text not null check (kind in ('sitting', 'named', 'before-restore')),
  content bytea not null, -- gzip of JSON: fragment name to ProseMirror JSON
  schema_version int not null,
  contributors uuid[] not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  redacted_at timestamptz
);
create index collab_version_of on collab_version (doc_id, created_at desc);
