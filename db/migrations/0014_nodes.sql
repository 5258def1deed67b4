-- Servers that work on this database at the moment. A heartbeat, nothing else: it only decides whether hints
-- about new rows are worth sending. Correctness never depends on it.

create table collab_node (
  id uuid primary key,
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on collab_node to meedenken_committer;
