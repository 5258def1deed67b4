-- Thinking along: what colleagues agree with, what the author does with it, whom it calls in, and what is new to whom.

alter table contributions
  add column decision text check (decision in ('will-do', 'done-before', 'does-not-fit')),
  add column decided_at timestamptz;
update contributions set decision = 'will-do', decided_at = followed_at where followed_at is not null;
alter table contributions drop column followed_at;

create table contribution_agreements (
  contribution_id uuid not null references contributions (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  agreed_at timestamptz not null default now(),
  primary key (contribution_id, member_id)
);

-- In the words a mention stands as @{id}: a name is looked up when it is read.
create table contribution_mentions (
  contribution_id uuid not null references contributions (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  primary key (contribution_id, member_id)
);
create index mentions_of on contribution_mentions (member_id);

create table contribution_links (
  contribution_id uuid not null references contributions (id) on delete cascade,
  note_id uuid not null references practice_notes (id) on delete cascade,
  linked_by uuid references members (id),
  primary key (contribution_id, note_id)
);

-- Hours after the first unanswered question in which advice waits for the author; 0 lets it never wait.
alter table boards add column advice_after_hours int not null default 48 check (advice_after_hours between 0 and 336);

-- When a field or a text was changed after it was placed: name to moment, never what it said.
alter table cases add column changed jsonb not null default '{}';
alter table case_readable add column changed jsonb not null default '{}';

-- What I have seen of a case is known to me alone. `new_since` is where this visit began to count.
create table case_visits (
  member_id uuid not null references members (id) on delete cascade,
  case_id uuid not null references cases (id) on delete cascade,
  seen_at timestamptz not null default now(),
  new_since timestamptz,
  primary key (member_id, case_id)
);

-- A colleague who was asked to think along, and said not now or did.
create table case_requests (
  case_id uuid not null references cases (id) on delete cascade,
  member_id uuid not null references members (id) on delete cascade,
  asked_by uuid not null references members (id),
  asked_at timestamptz not null default now(),
  declined_at timestamptz,
  primary key (case_id, member_id)
);
create index requests_of on case_requests (member_id) where declined_at is null;

-- A closed case goes from the board to the archive by itself after a while, counted from here once it was brought back.
alter table cases add column unarchived_at timestamptz;

create index cases_question_words on cases using gin (to_tsvector('dutch', question));

-- What a case begins with on this board: lines above which its author writes, and choices made beforehand.
create table case_templates (
  id uuid primary key default gen_random_uuid(),
  board_id uuid not null references boards (id) on delete cascade,
  name text not null,
  prompts jsonb not null default '{}', -- fragment name to its lines
  kind text,
  themes text[] not null default '{}',
  setting text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index templates_of_board on case_templates (board_id, created_at);

-- How I like to see a board: codes only.
create table board_views (
  member_id uuid not null references members (id) on delete cascade,
  board_id uuid not null references boards (id) on delete cascade,
  view jsonb not null,
  primary key (member_id, board_id)
);

grant select, insert, update, delete on case_templates, board_views,
  contribution_agreements, contribution_mentions, contribution_links, case_visits, case_requests
  to meedenken_member, meedenken_system;
