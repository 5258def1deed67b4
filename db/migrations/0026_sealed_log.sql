-- The log says in which roles and from which network a deed was done, as NEN 7513 asks. Its rows are sealed one after
-- the other, in a table of their own, with a key that is not in the database; what is written is never changed, also
-- not by the owner of the tables.

alter table audit_log drop column seal;
alter table audit_log add column roles text[] not null default '{}', add column network text not null default '';
create index audit_log_of_member on audit_log (member_id, id desc);
create index audit_log_of_number on audit_log (object_number, id desc) where object_number is not null;

-- `place` is the row's place in the chain: rows are sealed in the order in which they became visible.
create table audit_seals (
  place bigint primary key,
  row_id bigint not null unique,
  key_id smallint not null,
  mac bytea not null,  -- of the row itself
  link bytea not null, -- of this place, the mac, and the link before it
  sealed_at timestamptz not null default clock_timestamp()
);

-- What a look at the whole chain found. `fault` is null where everything is as it was written.
create table audit_checks (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  by_member uuid,
  rows bigint not null,
  fault text check (fault in ('changed', 'removed', 'inserted', 'reordered', 'truncated', 'unreadable')),
  row_id bigint
);

-- Who looked the log of a month over, and signs for it.
create table audit_reviews (
  month date primary key check (extract(day from month) = 1),
  signed_by uuid not null,
  signed_at timestamptz not null default now(),
  outcome text not null check (outcome in ('nothing-odd', 'looked-into'))
);

grant select, insert on audit_seals, audit_checks to meedenken_system;
grant select on audit_log, audit_reviews to meedenken_system;
grant select, insert on audit_reviews to meedenken_member;
grant select on audit_checks to meedenken_member;

create function written_once() returns trigger language plpgsql as $$
begin
  raise exception 'the log is written once' using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['audit_log', 'audit_seals', 'audit_checks', 'audit_reviews'] loop
    execute format('create trigger written_once before update or delete on %I for each row execute function written_once()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function written_once()', t);
  end loop;
end $$;
