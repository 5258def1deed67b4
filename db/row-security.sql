-- Who sees and changes which rows: the second wall, behind the where-clauses of db/queries. One place, the truth of now:
-- it is made anew whenever this file was changed (db/migrate.ts). Every table has row security on, also for its owner;
-- a table without a policy here shows nothing to anybody, and test/db/row-security.test.ts names it.
--
-- To add a table: say below who may see its rows and who may write them, in the terms of the functions that stand first.
-- The capability table decides about deeds; here stands only whose rows they are.

do $$
declare
  old record;
  role text;
begin
  if not exists (select from pg_roles where rolname = 'meedenken_rights') then create role meedenken_rights nologin; end if;
  -- Whoever signs in to the database may take these roles on, and has by itself none of what they see (PostgreSQL 16).
  foreach role in array array['rights', 'member', 'system', 'committer', 'door', 'guest'] loop
    execute format('grant %I to %I', 'meedenken_' || role, current_user)
            || case when current_setting('server_version_num')::int >= 160000
                    then ' with inherit false, set true' else '' end;
  end loop;
  for old in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', old.policyname, old.tablename);
  end loop;
end $$;

-- What the policies ask. These read past the policies, so they answer about the asker alone and nobody else.

grant usage, create on schema public to meedenken_rights;
grant select on members, member_roles, board_members, cases, case_co_authors, case_readers, case_recognitions to meedenken_rights;
grant update (rights_version) on members to meedenken_rights;
grant select, update (renew) on sessions to meedenken_rights;
grant select, update (standing_version) on collab_doc to meedenken_rights;
grant usage on schema public to meedenken_guest;

do $$
declare made oid;
begin
  for made in select p.oid from pg_proc p join pg_roles r on r.oid = p.proowner
               where p.pronamespace = 'public'::regnamespace and p.prosecdef and r.rolname = current_user loop
    execute format('alter function %s owner to meedenken_rights', made::regprocedure);
  end loop;
end $$;

set local role meedenken_rights;

create or replace function me() returns uuid language sql stable as
  $$ select nullif(current_setting('app.member', true), '')::uuid $$;

create or replace function my_roles() returns text[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(r.role), '{}')
    from member_roles r join members m on m.id = r.member_id
   where r.member_id = me() and m.left_at is null and m.suspended_at is null $$;

create or replace function my_boards() returns setof uuid language sql stable security definer set search_path = public as $$
  select b.board_id from board_members b join members m on m.id = b.member_id
   where b.member_id = me() and m.left_at is null and m.suspended_at is null
     -- An administrator alone reads no board, whoever put them on it.
     and exists (select from member_roles r where r.member_id = m.id and r.role <> 'administrator') $$;

create or replace function has_members(board uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from board_members b where b.board_id = board) $$;

create or replace function my_co_authored() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select a.case_id from case_co_authors a where a.member_id = me() $$;

create or replace function my_named_readings() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select x.case_id from case_readers x where x.member_id = me() $$;

-- What the asker recognises, and what they recognise in this very deed: that stays in sight until its end.
create or replace function my_recognised() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select g.case_id from case_recognitions g where g.member_id = me() and g.ended_at is null and g.at <> now() $$;

create or replace function my_recognising() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select g.case_id from case_recognitions g where g.member_id = me() and g.at = now() $$;

-- Does anybody recognise it? Never who.
create or replace function is_recognised(which uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from case_recognitions g where g.case_id = which and g.ended_at is null) $$;

create or replace function i_am(variadic roles text[]) returns boolean language sql stable as
  $$ select my_roles() && roles $$;

reset role;
revoke create on schema public from meedenken_rights;

-- Nobody sees anything that is not named below, whoever owns the table.

do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
  execute format('create policy keeper on schema_migrations to %I using (true) with check (true)', current_user);
end $$;

-- The installation itself sees all that it was granted; so do the committer of shared text and the door.

do $$
declare t text;
begin
  foreach t in array array[
    'installation', 'members', 'member_roles', 'sessions', 'boards', 'board_members', 'cases', 'case_co_authors',
    'case_readers', 'case_tried', 'case_readable', 'case_mark_decisions', 'case_moves', 'contributions',
    'contribution_versions', 'contribution_mark_decisions', 'practice_notes', 'meetings', 'agenda_items',
    'meeting_invitations', 'outbox', 'case_recognitions', 'case_outcomes', 'case_lessons', 'case_visits', 'case_requests', 'case_templates', 'board_views',
    'contribution_agreements', 'contribution_mentions', 'contribution_links', 'audit_log', 'audit_seals', 'audit_checks', 'audit_reviews', 'audit_forgotten', 'emergency_openings', 'invitations', 'approvals', 'register_numbers', 'messages',
    'message_choices', 'collab_doc', 'collab_update', 'collab_snapshot', 'collab_client',
    'collab_version'] loop
    execute format('create policy system on %I to meedenken_system using (true) with check (true)', t);
  end loop;
  foreach t in array array[
    'collab_doc', 'collab_update', 'collab_snapshot', 'collab_client', 'collab_version', 'collab_node', 'members',
    'member_roles', 'sessions', 'boards', 'board_members', 'cases', 'case_co_authors', 'case_readers', 'practice_notes',
    'meetings', 'meeting_invitations', 'case_recognitions', 'audit_log'] loop
    execute format('create policy committer on %I to meedenken_committer using (true) with check (true)', t);
  end loop;
  foreach t in array array[
    'passkeys', 'passwords', 'recovery_codes', 'entries', 'known_devices', 'throttle', 'region_accounts', 'sessions',
    'members', 'member_roles', 'installation', 'audit_log', 'outbox', 'invitations', 'approvals', 'register_numbers',
    'boards', 'board_members', 'messages', 'message_choices'] loop
    execute format('create policy door on %I to meedenken_door using (true) with check (true)', t);
  end loop;
  foreach t in array array[
    'members', 'member_roles', 'board_members', 'cases', 'case_co_authors', 'case_readers', 'case_recognitions',
    'sessions', 'collab_doc'] loop
    execute format('create policy rights on %I to meedenken_rights using (true) with check (true)', t);
  end loop;
end $$;

-- The rest is about members, each through their own eyes.

create policy read on installation for select to meedenken_member using ((select my_roles()) <> '{}');

create policy read on members for select to meedenken_member using ((select my_roles()) <> '{}');
create policy own on members for update to meedenken_member using (id = (select me())) with check (id = (select me()));
create policy read on member_roles for select to meedenken_member using ((select my_roles()) <> '{}');
create policy own on sessions to meedenken_member using (member_id = (select me())) with check (member_id = (select me()));

-- Who is let in: seen and asked for by whoever runs the group. Register numbers: one's own, and theirs to check.
create policy run on invitations to meedenken_member
  using ((select i_am('coordinator', 'administrator'))) with check ((select i_am('coordinator', 'administrator')));
create policy run on approvals to meedenken_member
  using ((select i_am('coordinator', 'administrator')) or member_id = (select me()))
  with check ((select i_am('coordinator', 'administrator')) or member_id = (select me()));
create policy own on register_numbers to meedenken_member
  using (member_id = (select me()) or (select i_am('coordinator')))
  with check (member_id = (select me()) or (select i_am('coordinator')));

-- A message is laid ready by anybody's deed and read by its owner alone.
create policy lay on messages for insert to meedenken_member with check ((select my_roles()) <> '{}');
create policy read on messages for select to meedenken_member using (member_id = (select me()));
create policy mark on messages for update to meedenken_member
  using (member_id = (select me())) with check (member_id = (select me()));
create policy own on message_choices to meedenken_member
  using (member_id = (select me())) with check (member_id = (select me()));

create policy mine on boards for select to meedenken_member using (id in (select my_boards()));
create policy make on boards for insert to meedenken_member with check ((select i_am('coordinator')));
create policy change on boards for update to meedenken_member
  using (id in (select my_boards())) with check ((select i_am('coordinator')));

create policy read on board_members for select to meedenken_member
  using (member_id = (select me()) or board_id in (select my_boards()));
create policy put_on on board_members for insert to meedenken_member
  with check ((select i_am('coordinator'))
              and (board_id in (select my_boards()) or (member_id = (select me()) and not has_members(board_id))));
create policy take_off on board_members for delete to meedenken_member
  using (member_id = (select me()) or (board_id in (select my_boards()) and (select i_am('coordinator'))));

-- A case: its writers in every state; its board while it is placed, as far as its visibility reaches; a coordinator of
-- the board what is hidden or withdrawn; a second reader what waits for one. What a second reader gives back stays in
-- sight until the end of the transaction that gives it back. What is locked for a deed is what can be seen: who may not
-- do it must be told so, and not that it is not there.
do $$
declare seen text := $seen$
  author_id = (select me())
  or id in (select my_co_authored())
  or id in (select my_recognising())
  or (board_id in (select my_boards()) and id not in (select my_recognised()) and (
        (state in ('open', 'waiting-for-author', 'in-progress', 'on-agenda', 'discussed', 'summarised', 'follow-up', 'closed', 'minimised')
         and (visibility = 'group'
              or (select i_am('coordinator'))
              or (visibility = 'experts' and (select i_am('expert')))
              or (visibility = 'named' and id in (select my_named_readings()))))
        or (state in ('hidden', 'withdrawn') and (select i_am('coordinator')))
        or ((state = 'second-reading' or (state = 'returned' and state_since = now())) and (select i_am('expert')))))
  $seen$;
begin
  execute format('create policy read on cases for select to meedenken_member using (%s)', seen);
  execute format('create policy change on cases for update to meedenken_member using (%s) with check ('
                 'author_id = (select me()) or id in (select my_co_authored()) '
                 'or id in (select my_recognising()) '
                 'or (board_id in (select my_boards()) and (select i_am(''therapist'', ''expert'', ''coordinator''))))', seen);
end $$;
create policy bring_in on cases for insert to meedenken_member
  with check (author_id = (select me()) and board_id in (select my_boards()) and (select i_am('therapist', 'expert', 'coordinator')));
create policy drop_draft on cases for delete to meedenken_member
  using (author_id = (select me()) and state in ('draft', 'returned'));

create policy read on case_co_authors for select to meedenken_member
  using (member_id = (select me()) or exists (select from cases c where c.id = case_id));
create policy name on case_co_authors for insert to meedenken_member
  with check (exists (select from cases c where c.id = case_id and c.author_id = (select me())));
create policy unname on case_co_authors for delete to meedenken_member
  using (exists (select from cases c where c.id = case_id and c.author_id = (select me())));

create policy read on case_readers for select to meedenken_member
  using (member_id = (select me()) or exists (
    select from cases c where c.id = case_id
       and (c.author_id = (select me()) or c.id in (select my_co_authored()) or (select i_am('coordinator')))));
create policy name on case_readers for insert to meedenken_member
  with check (exists (select from cases c where c.id = case_id and c.author_id = (select me())));
create policy unname on case_readers for delete to meedenken_member
  using (exists (select from cases c where c.id = case_id and c.author_id = (select me())));

-- What hangs below a case is seen by whoever sees the case, and written by its writers.
do $$
declare t text;
begin
  foreach t in array array['case_tried', 'case_readable', 'case_mark_decisions'] loop
    execute format('create policy read on %I for select to meedenken_member '
                   'using (exists (select from cases c where c.id = case_id))', t);
    execute format('create policy write on %I to meedenken_member '
                   'using (exists (select from cases c where c.id = case_id '
                   '       and (c.author_id = (select me()) or c.id in (select my_co_authored())))) '
                   'with check (exists (select from cases c where c.id = case_id '
                   '       and (c.author_id = (select me()) or c.id in (select my_co_authored()))))', t);
  end loop;
end $$;

create policy read on case_moves for select to meedenken_member using (exists (select from cases c where c.id = case_id));
create policy move on case_moves for insert to meedenken_member
  with check (member_id = (select me()) and exists (select from cases c where c.id = case_id));

-- Who recognises a case: one's own saying, and for the coordinators of its board, who may bring it back.
create policy read on case_recognitions for select to meedenken_member
  using (member_id = (select me()) or exists (
    select from cases c where c.id = case_id
       and (c.author_id = (select me()) or c.id in (select my_co_authored())
            or ((select i_am('coordinator')) and c.board_id in (select my_boards())))));
create policy say on case_recognitions for insert to meedenken_member
  with check (member_id = (select me()) and exists (select from cases c where c.id = case_id));
create policy finish on case_recognitions for update to meedenken_member
  using ((select i_am('coordinator')) and exists (
    select from cases c where c.id = case_id and c.board_id in (select my_boards())))
  with check (ended_by = (select me()));

create policy read on contributions for select to meedenken_member
  using (exists (select from cases c where c.id = case_id));
create policy write on contributions for insert to meedenken_member
  with check (writer_id = (select me()) and (select i_am('therapist', 'expert', 'coordinator'))
              and exists (select from cases c where c.id = case_id));
create policy change on contributions for update to meedenken_member
  using (exists (select from cases c where c.id = case_id))
  with check (writer_id = (select me()) or exists (
    select from cases c where c.id = case_id and (c.author_id = (select me()) or c.id in (select my_co_authored()))));

create policy read on contribution_versions for select to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id));
create policy keep on contribution_versions for insert to meedenken_member
  with check (exists (select from contributions k where k.id = contribution_id and k.writer_id = (select me())));
create policy read on contribution_mark_decisions for select to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id));
create policy decide on contribution_mark_decisions for insert to meedenken_member
  with check (decided_by = (select me()) and exists (select from contributions k where k.id = contribution_id and k.writer_id = (select me())));

-- Agreement is one's own; whom words call in is their writer's; a page is linked by whoever may advise.
create policy read on contribution_agreements for select to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id));
create policy agree on contribution_agreements to meedenken_member
  using (member_id = (select me()))
  with check (member_id = (select me()) and exists (select from contributions k where k.id = contribution_id));
create policy read on contribution_mentions for select to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id));
create policy call on contribution_mentions to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id and k.writer_id = (select me())))
  with check (exists (select from contributions k where k.id = contribution_id and k.writer_id = (select me())));
create policy read on contribution_links for select to meedenken_member
  using (exists (select from contributions k where k.id = contribution_id));
create policy link on contribution_links to meedenken_member
  using ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from contributions k where k.id = contribution_id))
  with check ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from contributions k where k.id = contribution_id));

-- The outcome of a case is seen with the case and written by whoever may think along; a lesson outlives its case.
create policy read on case_outcomes for select to meedenken_member using (exists (select from cases c where c.id = case_id));
create policy write on case_outcomes to meedenken_member
  using ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from cases c where c.id = case_id))
  with check ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from cases c where c.id = case_id));
create policy read on case_lessons for select to meedenken_member
  using (case_id is null or exists (select from cases c where c.id = case_id));
create policy write on case_lessons to meedenken_member
  using ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from cases c where c.id = case_id))
  with check ((select i_am('therapist', 'expert', 'coordinator')) and exists (select from cases c where c.id = case_id));

-- What is new to me, and how I like to see a board, is known to me alone.
create policy own on case_visits to meedenken_member
  using (member_id = (select me())) with check (member_id = (select me()));
create policy own on board_views to meedenken_member
  using (member_id = (select me())) with check (member_id = (select me()));

-- Who was asked to think along: seen with the case, asked in one's own name, declined by whoever was asked.
create policy read on case_requests for select to meedenken_member
  using (member_id = (select me()) or exists (select from cases c where c.id = case_id));
create policy ask on case_requests for insert to meedenken_member
  with check (asked_by = (select me()) and exists (select from cases c where c.id = case_id));
create policy again on case_requests for update to meedenken_member
  using (member_id = (select me()) or exists (select from cases c where c.id = case_id))
  with check (member_id = (select me()) or asked_by = (select me()));

create policy read on case_templates for select to meedenken_member using (board_id in (select my_boards()));
create policy keep on case_templates to meedenken_member
  using (board_id in (select my_boards()) and (select i_am('coordinator')))
  with check (board_id in (select my_boards()) and (select i_am('coordinator')));

create policy read on practice_notes for select to meedenken_member using ((select my_roles()) <> '{}');
create policy begin on practice_notes for insert to meedenken_member
  with check (created_by = (select me()) and (select i_am('expert', 'coordinator')));
create policy change on practice_notes for update to meedenken_member
  using ((select my_roles()) <> '{}') with check ((select i_am('expert', 'coordinator')));

create policy read on meetings for select to meedenken_member using (board_id in (select my_boards()));
create policy plan on meetings for insert to meedenken_member
  with check (organiser_id = (select me()) and board_id in (select my_boards()) and (select i_am('coordinator')));
create policy change on meetings for update to meedenken_member
  using (board_id in (select my_boards())) with check (board_id in (select my_boards()) and (select i_am('coordinator')));

create policy read on agenda_items for select to meedenken_member
  using (exists (select from meetings t where t.id = meeting_id));
create policy plan on agenda_items to meedenken_member
  using ((select i_am('coordinator')) and exists (select from meetings t where t.id = meeting_id))
  with check ((select i_am('coordinator')) and exists (select from meetings t where t.id = meeting_id)
              and (case_id is null or exists (
                select from cases c join meetings t on t.board_id = c.board_id
                 where c.id = case_id and t.id = meeting_id)));

create policy read on meeting_invitations for select to meedenken_member
  using (exists (select from meetings t where t.id = meeting_id));
create policy invite on meeting_invitations to meedenken_member
  using ((select i_am('coordinator')) and exists (select from meetings t where t.id = meeting_id))
  with check ((select i_am('coordinator')) and exists (select from meetings t where t.id = meeting_id));
create policy answer on meeting_invitations for update to meedenken_member
  using (member_id = (select me())) with check (member_id = (select me()));

-- Shared documents: seen by whoever may open or be shown what they are about, written in a deed by its writers.
do $$
declare seen text := $seen$
  case kind
    when 'case' then exists (
      select from cases c where c.id = subject_id
         and (c.author_id = (select me()) or c.id in (select my_co_authored())
              or (c.state = 'second-reading' and (select i_am('expert')))
              or ((c.state = 'hidden' or c.state_since = now()) and (select i_am('coordinator')))))
    when 'case-notes' then exists (select from cases c where c.id = subject_id)
    when 'practice-note' then (select my_roles()) <> '{}'
    when 'minutes' then exists (select from meetings t where t.id = subject_id)
    when 'board' then subject_id in (select my_boards())
    when 'pinboard' then subject_id in (select my_boards())
    else false
  end
  $seen$;
begin
  execute format('create policy read on collab_doc for select to meedenken_member using (%s)', seen);
  execute format('create policy change on collab_doc for update to meedenken_member using (%s) with check ('
                 'case when kind in (''case'', ''case-notes'') '
                 'then exists (select from cases c where c.id = subject_id '
                 '              and (c.author_id = (select me()) or c.id in (select my_co_authored()))) '
                 'else (select i_am(''expert'', ''coordinator'')) end)', seen);
end $$;
create policy make on collab_doc for insert to meedenken_member with check (
  case kind
    when 'case' then exists (select from cases c where c.id = subject_id and c.author_id = (select me()))
    when 'case-notes' then exists (select from cases c where c.id = subject_id and c.author_id = (select me()))
    when 'practice-note' then (select i_am('expert', 'coordinator'))
    when 'minutes' then (select i_am('coordinator')) and exists (select from meetings t where t.id = subject_id)
    when 'board' then (select i_am('coordinator'))
    when 'pinboard' then (select i_am('coordinator'))
    else false
  end);
create policy remove on collab_doc for delete to meedenken_member
  using (kind in ('case', 'case-notes')
         and exists (select from cases c where c.id = subject_id and c.author_id = (select me())));

do $$
declare
  t text;
  written text := $written$
    exists (select from collab_doc d where d.id = doc_id
               and case when d.kind in ('case', 'case-notes')
                        then exists (select from cases c where c.id = d.subject_id and c.author_id = (select me()))
                        else d.kind <> 'board' and (select i_am('expert', 'coordinator')) end)
    $written$;
begin
  foreach t in array array['collab_update', 'collab_snapshot', 'collab_client', 'collab_version'] loop
    execute format('create policy read on %I for select to meedenken_member '
                   'using (exists (select from collab_doc d where d.id = doc_id))', t);
  end loop;
  -- The first text of a document, and one that is built afresh or taken away: a case's by its author, a page's,
  -- minutes' and a pinboard's by an expert member or a coordinator who sees it.
  foreach t in array array['collab_update', 'collab_snapshot', 'collab_client', 'collab_version'] loop
    execute format('create policy write on %I to meedenken_member using (%s) with check (%s)', t, written, written);
  end loop;
end $$;

-- Mail is laid ready by anybody's deed; only in a trial does a coordinator read it.
create policy lay on outbox for insert to meedenken_member with check ((select me()) is not null);
create policy read on outbox for select to meedenken_member
  using ((select i_am('coordinator')) and (select trial from installation));

-- Cases that were opened in an emergency: an administrator's own deed, which the coordinators see and may end.
create policy read on emergency_openings for select to meedenken_member
  using ((select i_am('coordinator', 'administrator')));
create policy open on emergency_openings for insert to meedenken_member
  with check (member_id = (select me()) and (select i_am('administrator')));
create policy finish on emergency_openings for update to meedenken_member
  using (member_id = (select me()) or (select i_am('coordinator')))
  with check (member_id = (select me()) or (select i_am('coordinator')));

-- The log is written in one's own name, and read by the coordinators, who sign that they looked it over.
create policy write on audit_log for insert to meedenken_member with check (member_id = (select me()));
create policy read on audit_log for select to meedenken_member
  using (member_id = (select me()) or (select i_am('coordinator')));
create policy read on audit_checks for select to meedenken_member using ((select i_am('coordinator')));
create policy read on audit_forgotten for select to meedenken_member using ((select i_am('coordinator')));
create policy read on audit_reviews for select to meedenken_member using ((select i_am('coordinator')));
create policy sign on audit_reviews for insert to meedenken_member
  with check (signed_by = (select me()) and (select i_am('coordinator')));
