-- From summary to outcome. A round is one way through: opening a case anew begins the next, and what was answered
-- before stays with its round.

alter table cases
  add column round int not null default 1,
  add column archived_at timestamptz,
  -- Lines that the board's template put into the text: alone they are no story.
  add column prompts text[] not null default '{}',
  add column declared_by uuid references members (id),
  add column declared_epoch int;

create table case_outcomes (
  case_id uuid not null references cases (id) on delete cascade,
  round int not null,
  summary jsonb, -- the text as it was accepted, ProseMirror JSON
  accepted_at timestamptz,
  accepted_by uuid references members (id),
  closed_out_at timestamptz,
  result text check (result in ('confirmed', 'new-advice', 'not-useful', 'none-of-these')),
  value smallint check (value between 1 and 5),
  next_step text not null default '',
  lesson text not null default 'undecided' check (lesson in ('undecided', 'wanted', 'none', 'written')),
  follow_up_due_at timestamptz,
  asked_at timestamptz, -- the author was asked how it went
  reminders smallint not null default 0,
  reminded_at timestamptz,
  follow_up text check (follow_up in ('yes', 'partly', 'no', 'declined', 'no-answer')),
  follow_up_at timestamptz,
  follow_up_why text not null default '',
  effect text check (effect in ('better', 'same', 'worse', 'too-early')),
  useful smallint check (useful between 1 and 5),
  primary key (case_id, round)
);
create index follow_ups_due on case_outcomes (follow_up_due_at) where follow_up is null;

-- A lesson is told anew and checked anew. It outlives its case; only the link is lost.
create table case_lessons (
  id uuid primary key default gen_random_uuid(),
  case_id uuid references cases (id) on delete set null,
  round int not null,
  body text not null,
  note_id uuid references practice_notes (id) on delete set null,
  written_by uuid references members (id),
  written_at timestamptz not null default now(),
  unique (case_id, round)
);

grant select, insert, update, delete on case_outcomes, case_lessons to meedenken_member, meedenken_system;
