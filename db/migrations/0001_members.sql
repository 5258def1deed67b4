-- Who there is, what they may be asked to do, and which browser is theirs.

create table installation (
  only_one boolean primary key default true check (only_one),
  trial boolean not null,
  created_at timestamptz not null default now()
);

create table members (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  discipline text not null default '',
  organisation text not null default '',
  colour smallint not null default 1 check (colour between 1 and 8),
  language text not null default 'nl' check (language in ('nl', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  shortcuts boolean not null default true,
  rights_version bigint not null default 1,
  created_at timestamptz not null default now(),
  left_at timestamptz
);

create table member_roles (
  member_id uuid not null references members (id) on delete cascade,
  role text not null check (role in ('reader', 'therapist', 'expert', 'coordinator', 'administrator')),
  granted_at timestamptz not null default now(),
  primary key (member_id, role)
);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  member_id uuid not null references members (id) on delete cascade,
  rights_version bigint not null default 1,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  locked_at timestamptz,
  ended_at timestamptz
);
create index sessions_of_member on sessions (member_id) where ended_at is null;
