-- A meeting keeps its UID for ever; SEQUENCE rises whenever calendars must follow (RFC 5545 §3.8.7.4).

create table meetings (
  id uuid primary key default gen_random_uuid(),
  board_id uuid not null references boards (id),
  uid text not null unique,
  sequence int not null default 0,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  time_zone text not null default 'Europe/Amsterdam',
  place text not null default '',
  online_url text not null default '',
  state text not null default 'planned' check (state in ('planned', 'cancelled')),
  minutes_id uuid not null,
  organiser_id uuid not null references members (id),
  created_at timestamptz not null default now()
);
create index meetings_on_board on meetings (board_id, starts_at);

create table agenda_items (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meetings (id) on delete cascade,
  position int not null,
  kind text not null check (kind in ('opening', 'follow-up', 'case', 'practice-note', 'agreements', 'other')),
  case_id uuid references cases (id) on delete cascade,
  title text not null default '',
  minutes int not null check (minutes between 1 and 480)
);
create index agenda_items_of on agenda_items (meeting_id, position);
create unique index agenda_item_case on agenda_items (meeting_id, case_id) where case_id is not null;

create table meeting_invitations (
  meeting_id uuid not null references meetings (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  answer text check (answer in ('yes', 'online', 'no')),
  answered_at timestamptz,
  invited_at timestamptz not null default now(),
  sent_sequence int not null default -1,
  primary key (meeting_id, member_id)
);
