-- Coming in: passkeys, a password with a code, recovery codes, and what a session knows of itself. Secrets are hashed
-- or sealed with a key that is not in the database, and only the doorkeeper's role reads them.

do $$
begin
  if not exists (select from pg_roles where rolname = 'meedenken_door') then create role meedenken_door nologin; end if;
  execute format('grant meedenken_door to %I', current_user);
end $$;
grant usage on schema public to meedenken_door;

alter table members
  add column suspended_at timestamptz,
  add column house_rules_version int,
  add column house_rules_at timestamptz;
create unique index members_by_address on members (lower(email));

-- The cookie's token is never stored, only its SHA-256. `last_seen_at` is the last thing the person did themselves.
alter table sessions
  add column previous_hash bytea,
  add column renewed_at timestamptz,
  add column renew boolean not null default false,
  add column proved_at timestamptz not null default now(),
  add column ends_at timestamptz not null default now() + interval '12 hours',
  add column ended_why text check (ended_why in ('signed-out', 'ended', 'expired', 'suspended', 'recovered')),
  add column way text not null default 'trial' check (way in ('trial', 'passkey', 'password', 'region', 'recovery', 'invitation', 'setup')),
  add column scope text not null default 'full' check (scope in ('full', 'enrol')),
  add column shared_device boolean not null default false,
  add column agent text not null default '',
  add column network text not null default '';
create index sessions_by_previous on sessions (previous_hash) where previous_hash is not null;

create table passkeys (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references members (id) on delete cascade,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null default '',
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_of on passkeys (member_id);

-- A password never stands without its code: both are made in one deed. `secret` is sealed outside the database.
create table passwords (
  member_id uuid primary key references members (id) on delete cascade,
  hash text not null,
  secret bytea not null,
  last_step bigint not null default 0,
  changed_at timestamptz not null default now()
);

create table recovery_codes (
  member_id uuid not null references members (id) on delete cascade,
  code_hash bytea not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (member_id, code_hash)
);

-- Half of a sign-in: what was asked of a browser and waits for its answer. One use, five or ten minutes.
create table entries (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  kind text not null check (kind in ('passkey', 'code', 'add-passkey', 'recovery', 'region')),
  member_id uuid references members (id) on delete cascade,
  challenge text not null default '',
  facts jsonb not null default '{}',
  tries int not null default 0,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null
);

-- A browser that a member came in with before: its wrong tries are counted apart from those of strangers.
create table known_devices (
  token_hash bytea primary key,
  member_id uuid not null references members (id) on delete cascade,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now()
);

-- How often something was tried. `key` is a keyed hash: no address or network can be read from it.
create table throttle (
  key bytea primary key,
  tries int not null,
  since timestamptz not null default now(),
  next_at timestamptz not null default now()
);

-- Someone's account with the region's own sign-on.
create table region_accounts (
  issuer text not null,
  subject text not null,
  member_id uuid not null references members (id) on delete cascade,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create unique index region_account_of on region_accounts (member_id, issuer);

-- While nobody is there yet, the first one comes in with a code from the process's own output.
alter table installation add column setup_hash bytea;

grant select, insert, update, delete on passkeys, passwords, recovery_codes, entries, known_devices, throttle,
  region_accounts, sessions to meedenken_door;
grant select, insert, update on members to meedenken_door;
grant select, insert, delete on member_roles to meedenken_door;
grant select, update on installation to meedenken_door;
grant select, insert on audit_log to meedenken_door;
grant insert on outbox to meedenken_door;
grant usage on all sequences in schema public to meedenken_door;

-- Being suspended, like leaving, ends every right at once; a change of roles asks each session for a new token.
create or replace function member_left() returns trigger language plpgsql as $$
begin
  if (old.left_at is null and new.left_at is not null) or (old.suspended_at is null) <> (new.suspended_at is null) then
    perform rights_changed(new.id);
  end if;
  return null;
end $$;
drop trigger leaving_changes_rights on members;
create trigger leaving_changes_rights after update of left_at, suspended_at on members
  for each row execute function member_left();

create function roles_renew_sessions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update sessions set renew = true where member_id = coalesce(new.member_id, old.member_id) and ended_at is null;
  return null;
end $$;
create trigger roles_renew_sessions after insert or update or delete on member_roles
  for each row execute function roles_renew_sessions();
