-- What waits in someone's inbox, and how word of it reaches them. Kinds, ids and numbers: never a word of a case.

create table messages (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references members (id) on delete cascade,
  kind text not null,
  object_kind text not null,
  object_id uuid,
  object_number int,
  -- For whom this person stands in, when it is not about themselves.
  stands_in_for uuid references members (id) on delete set null,
  created_at timestamptz not null default now(),
  -- Looked at by the deliverer; then, where it is mailed, in which mail it went.
  delivered_at timestamptz,
  mailed_at timestamptz,
  read_at timestamptz
);
create index messages_of on messages (member_id, created_at desc);
create index messages_to_deliver on messages (created_at) where delivered_at is null;
create index messages_to_digest on messages (member_id) where read_at is null and mailed_at is null;

create table message_choices (
  member_id uuid not null references members (id) on delete cascade,
  kind text not null,
  way text not null check (way in ('mail', 'digest', 'inbox')),
  primary key (member_id, kind)
);

alter table members
  add column digest text not null default 'by-size' check (digest in ('by-size', 'daily', 'weekly', 'never')),
  add column digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  add column digest_day smallint not null default 1 check (digest_day between 1 and 7),
  add column digested_on date;

-- Where one click stops this kind of mail (RFC 8058); and whether its text is a secret that must not outlive sending.
alter table outbox
  add column unsubscribe text,
  add column secret boolean not null default false;

grant select, insert, update on messages to meedenken_member;
grant select, insert, update, delete on message_choices to meedenken_member;
grant update (digest, digest_hour, digest_day) on members to meedenken_member;
grant select, insert, update, delete on messages, message_choices to meedenken_system;
grant select, insert, update on messages, message_choices to meedenken_door;

create function message_arrived() returns trigger language plpgsql as $$
begin
  perform pg_notify('inbox', new.member_id::text);
  return null;
end $$;
create trigger message_arrived after insert or update of read_at on messages
  for each row execute function message_arrived();
