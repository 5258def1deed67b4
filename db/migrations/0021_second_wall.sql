-- Behind every connection of the server stands a role that may do nothing: what is asked outside of `as` gets nothing.
-- Who sees which rows stands in db/row-security.sql.

do $$
begin
  if not exists (select from pg_roles where rolname = 'meedenken_guest') then create role meedenken_guest nologin; end if;
  execute format('grant meedenken_guest to %I', current_user);
end $$;

-- A foreign key does not ask who may see what it points to. A reply belongs to the case of what it replies to.
alter table contributions add constraint contributions_of_case unique (id, case_id);
alter table contributions drop constraint contributions_reply_to_fkey;
alter table contributions add constraint contributions_reply_within_case
  foreign key (reply_to, case_id) references contributions (id, case_id) on delete cascade;
