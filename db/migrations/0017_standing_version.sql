-- What a case is (its state, board, author, who may see it) decides who may open its documents. Each change raises a
-- version on the documents, so that a server that missed the announcement sees it at its next look.

alter table collab_doc add column standing_version int not null default 0;

create or replace function case_changes_standing() returns trigger language plpgsql as $$
begin
  update collab_doc set standing_version = standing_version + 1 where id in (new.document_id, new.notes_id);
  perform pg_notify('standing', new.document_id::text);
  perform pg_notify('standing', new.notes_id::text);
  return null;
end $$;

drop trigger case_changes_standing on cases;
create trigger case_changes_standing after update on cases
  for each row
  when (old.state is distinct from new.state or old.visibility is distinct from new.visibility
        or old.show_name is distinct from new.show_name or old.author_id is distinct from new.author_id
        or old.board_id is distinct from new.board_id)
  execute function case_changes_standing();
