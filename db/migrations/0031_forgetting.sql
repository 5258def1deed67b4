-- Rows of the log are forgotten after five years at the earliest, whole months at a time and from the beginning of the
-- chain. Where it now begins is written down and sealed: what follows still leans on what is gone.

create table audit_forgotten (
  place bigint primary key,     -- the last place that was forgotten
  link bytea not null,          -- its link, on which the next place leans
  before timestamptz not null,  -- no row from then on was forgotten
  key_id smallint not null,
  mac bytea not null,           -- of all these
  at timestamptz not null default now(),
  check (before <= at - interval '5 years')
);

grant select, insert on audit_forgotten to meedenken_system;
grant select on audit_forgotten to meedenken_member;
grant delete on audit_log, audit_seals to meedenken_system;

create or replace function written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_log' then
    if exists (select from audit_seals s join audit_forgotten f on s.place <= f.place and old.at < f.before
                where s.row_id = old.id) then
      return old;
    end if;
  elsif tg_op = 'DELETE' and tg_table_name = 'audit_seals' then
    if exists (select from audit_forgotten f where old.place <= f.place)
       and not exists (select from audit_log l where l.id = old.row_id) then
      return old;
    end if;
  end if;
  raise exception 'the log is written once' using errcode = '42501';
end $$;
create trigger written_once before update or delete on audit_forgotten for each row execute function written_once();
create trigger never_emptied before truncate on audit_forgotten for each statement execute function written_once();

-- Whether the database takes writes is asked by writing (/readyz).
alter table installation add column wrote_at timestamptz;
