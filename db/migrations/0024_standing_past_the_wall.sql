-- Whoever changes a case raises the version of its documents, also of those they may not write themselves.
alter function case_changes_standing() security definer set search_path = public;
