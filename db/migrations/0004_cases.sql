-- The story without the person. The long texts live in the case's shared document;
-- what readers get is the last checked version of them.

create sequence case_numbers;

create table cases (
  id uuid primary key default gen_random_uuid(),
  number int not null unique default nextval('case_numbers'),
  board_id uuid not null references boards (id),
  author_id uuid not null references members (id),
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  question text not null default '',
  kind text,
  age_band text,
  centre text,
  role_in_violence text,
  themes text[] not null default '{}',
  setting text,
  phase text,
  safety text,
  reporting_code_step text,
  safety_screen_shown_at timestamptz,
  safety_screen_choice text,
  instruments text[] not null default '{}',
  nothing_tried boolean not null default false,
  urgency text,
  visibility text not null default 'group' check (visibility in ('group', 'experts', 'named')),
  show_name boolean not null default true,
  declarations text[] not null default '{}',
  declared_at timestamptz,
  document_id uuid not null,
  notes_id uuid not null,
  waiting_for_meeting boolean not null default false,
  hidden_at timestamptz,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  closed_at timestamptz
);
create index cases_on_board on cases (board_id, state);
create index cases_of_author on cases (author_id);

create table case_co_authors (
  case_id uuid not null references cases (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  added_at timestamptz not null default now(),
  primary key (case_id, member_id)
);

-- Named people who may read a case with visibility 'named'.
create table case_readers (
  case_id uuid not null references cases (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  primary key (case_id, member_id)
);

create table case_tried (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases (id) on delete cascade,
  position int not null,
  intervention text not null default '',
  effect text,
  why text not null default ''
);
create index case_tried_of on case_tried (case_id, position);

-- What readers see: fragment name to ProseMirror JSON, made from checked text only.
create table case_readable (
  case_id uuid primary key references cases (id) on delete cascade,
  content jsonb not null,
  withheld_paragraphs int not null default 0,
  checked_at timestamptz not null default now()
);

-- "Kept on purpose": a keyed hash of the surface, never the words.
create table case_mark_decisions (
  case_id uuid not null references cases (id) on delete cascade,
  surface_hash bytea not null,
  scope text not null,
  category text not null,
  tier text not null,
  reason text not null,
  rule_version int not null,
  decided_by uuid not null references members (id),
  decided_at timestamptz not null default now(),
  primary key (case_id, scope, surface_hash)
);

create table case_moves (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases (id) on delete cascade,
  deed text not null,
  from_state text not null,
  to_state text not null,
  member_id uuid references members (id),
  at timestamptz not null default now()
);
create index case_moves_of on case_moves (case_id, id desc);
