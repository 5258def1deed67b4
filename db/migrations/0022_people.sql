-- Who is invited, who approves, and what colleagues know of each other.

-- One open invitation for an address. The link's token is never stored, only its SHA-256; none before it is approved.
create table invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  roles text[] not null,
  board_ids uuid[] not null default '{}',
  language text not null default 'nl' check (language in ('nl', 'en')),
  token_hash bytea unique,
  invited_by uuid references members (id) on delete set null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  ends_at timestamptz,
  used_at timestamptz,
  member_id uuid references members (id) on delete cascade,
  revoked_at timestamptz
);
create unique index invitation_for on invitations (lower(email)) where used_at is null and revoked_at is null;

-- What a second pair of eyes must agree to: a role that runs the group, or someone who lost all they sign in with.
create table approvals (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('invitation', 'role', 'recovery')),
  invitation_id uuid references invitations (id) on delete cascade,
  member_id uuid references members (id) on delete cascade,
  role text check (role in ('coordinator', 'administrator')),
  reason text not null default '',
  asked_by uuid not null references members (id),
  asked_at timestamptz not null default now(),
  decided_by uuid references members (id),
  decided_at timestamptz,
  verdict text check (verdict in ('approved', 'refused', 'withdrawn')),
  ready_at timestamptz,
  token_hash bytea unique,
  used_at timestamptz,
  check ((decided_at is null) = (verdict is null))
);
create index approvals_open on approvals (asked_at) where verdict is null;
create unique index approval_of_role on approvals (member_id, role) where kind = 'role' and verdict is null;
create unique index approval_of_recovery on approvals (member_id)
  where kind = 'recovery' and used_at is null and (verdict is null or verdict = 'approved');

-- Known to oneself and to whoever checks them.
create table register_numbers (
  member_id uuid primary key references members (id) on delete cascade,
  big text not null default '',
  skj text not null default '',
  other text not null default '',
  checked_by uuid references members (id) on delete set null,
  checked_at timestamptz
);

alter table members
  add column themes text[] not null default '{}',
  add column age_bands text[] not null default '{}',
  add column methods text[] not null default '{}',
  add column available boolean not null default true,
  add column absent_until date,
  add column stand_in_id uuid references members (id) on delete set null;

grant select, insert, update on invitations, approvals to meedenken_member;
grant select, insert, update on register_numbers to meedenken_member;
grant update (themes, age_bands, methods, available, absent_until, stand_in_id, house_rules_version, house_rules_at)
  on members to meedenken_member;
grant select, insert, update on invitations, approvals, register_numbers to meedenken_door;
grant select, insert on board_members to meedenken_door;
grant select on boards to meedenken_door;
grant select, insert, update, delete on invitations, approvals, register_numbers to meedenken_system;
