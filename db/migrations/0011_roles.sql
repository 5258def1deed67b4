-- Three NOLOGIN roles: a member's own deeds, the installation's own work, and the committer of shared text.

do $$
begin
  if not exists (select from pg_roles where rolname = 'meedenken_member') then create role meedenken_member nologin; end if;
  if not exists (select from pg_roles where rolname = 'meedenken_system') then create role meedenken_system nologin; end if;
  if not exists (select from pg_roles where rolname = 'meedenken_committer') then create role meedenken_committer nologin; end if;
end $$;

do $$
begin
  execute format('grant meedenken_member, meedenken_system, meedenken_committer to %I', current_user);
end $$;

grant usage on schema public to meedenken_member, meedenken_system, meedenken_committer;
grant select, insert, update, delete on all tables in schema public to meedenken_system;
grant usage on all sequences in schema public to meedenken_system, meedenken_member;

grant select, insert, update, delete on
  boards, board_members, cases, case_co_authors, case_readers, case_tried, case_readable, case_mark_decisions, case_moves,
  contributions, contribution_versions, contribution_mark_decisions, practice_notes, meetings, agenda_items,
  meeting_invitations, collab_doc, collab_snapshot, collab_update, collab_client, collab_version
  to meedenken_member;
grant select on members, member_roles, installation, outbox to meedenken_member;
grant update (language, theme, shortcuts, name, discipline, organisation) on members to meedenken_member;
grant insert on outbox to meedenken_member;
grant select, update on sessions to meedenken_member;
grant select, insert on audit_log to meedenken_member, meedenken_committer;

grant select, insert, update, delete on collab_doc, collab_snapshot, collab_update, collab_client, collab_version
  to meedenken_committer;
grant select on members, member_roles, sessions, boards, board_members, cases, case_co_authors, case_readers,
  practice_notes, meetings, meeting_invitations to meedenken_committer;

-- The log is written and read, never changed.
revoke update, delete, truncate on audit_log from meedenken_system, meedenken_member, meedenken_committer;
