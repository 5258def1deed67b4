-- Any change of what a member may do raises their version and is announced, so that every open socket
-- and page of that member is looked at again within a second. The payload carries ids only.

create function rights_changed(who uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  update members set rights_version = rights_version + 1 where id = who;
  perform pg_notify('rights', who::text);
end $$;

create function rights_changed_by_row() returns trigger language plpgsql as $$
begin
  perform rights_changed(coalesce(new.member_id, old.member_id));
  return null;
end $$;

create trigger roles_change_rights after insert or update or delete on member_roles
  for each row execute function rights_changed_by_row();
create trigger boards_change_rights after insert or update or delete on board_members
  for each row execute function rights_changed_by_row();
create trigger co_authors_change_rights after insert or update or delete on case_co_authors
  for each row execute function rights_changed_by_row();
create trigger readers_change_rights after insert or update or delete on case_readers
  for each row execute function rights_changed_by_row();

create function session_ended() returns trigger language plpgsql as $$
begin
  if (old.ended_at is null and new.ended_at is not null)
     or (old.locked_at is null) <> (new.locked_at is null) then
    perform rights_changed(new.member_id);
  end if;
  return null;
end $$;
create trigger sessions_change_rights after update on sessions
  for each row execute function session_ended();

create function member_left() returns trigger language plpgsql as $$
begin
  if old.left_at is null and new.left_at is not null then
    perform rights_changed(new.id);
  end if;
  return null;
end $$;
create trigger leaving_changes_rights after update of left_at on members
  for each row execute function member_left();
