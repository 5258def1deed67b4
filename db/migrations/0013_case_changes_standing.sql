-- A case that changes its state, its visibility or whether its author is named changes who may do what in its
-- documents. Announced with the documents' ids, so that their open sockets are looked at again within a second.

create function case_changes_standing() returns trigger language plpgsql as $$
begin
  perform pg_notify('standing', new.document_id::text);
  perform pg_notify('standing', new.notes_id::text);
  return null;
end $$;
create trigger case_changes_standing after update on cases
  for each row
  when (old.state is distinct from new.state or old.visibility is distinct from new.visibility
        or old.show_name is distinct from new.show_name or old.author_id is distinct from new.author_id)
  execute function case_changes_standing();
