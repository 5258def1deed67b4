-- The text of a page as the group adopted it is a version like any other.
alter table collab_version drop constraint collab_version_kind_check,
  add constraint collab_version_kind_check check (kind in ('sitting', 'named', 'before-restore', 'adopted'));
