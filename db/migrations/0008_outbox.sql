-- Mail that must go out: written in the deed's own transaction, sent afterwards. No case content, ever.

create table outbox (
  id uuid primary key default gen_random_uuid(),
  member_id uuid references members (id) on delete set null,
  to_address text not null,
  to_name text not null default '',
  subject text not null,
  body text not null,
  calendar text,
  calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outbox_waiting on outbox (next_attempt_at) where state = 'waiting';
