create table boards (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  purpose text not null default '',
  document_id uuid not null,
  pinboard_id uuid not null,
  created_at timestamptz not null default now()
);

create table board_members (
  board_id uuid not null references boards (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  version bigint not null default 1,
  joined_at timestamptz not null default now(),
  primary key (board_id, member_id)
);
create index board_members_of on board_members (member_id);
