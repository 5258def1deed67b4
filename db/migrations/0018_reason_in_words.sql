-- Why a marked word was kept on purpose, where none of the short reasons fits. Checked for marks before it is stored.
alter table case_mark_decisions add column note text not null default '';
alter table contribution_mark_decisions add column note text not null default '';
