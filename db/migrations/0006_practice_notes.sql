create table practice_notes (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  title text not null,
  summary text not null default '',
  state text not null default 'draft' check (state in ('draft', 'adopted')),
  document_id uuid not null,
  created_by uuid references members (id),
  created_at timestamptz not null default now(),
  adopted_at timestamptz,
  review_before date
);
