-- The one way into the log of shared text. In this order, under the row locks of the documents: is this still their
-- epoch, is each new client id free or the same member's, then sequence numbers and rows. A function, so that each step
-- sees what was committed before its lock was given, and nothing is planned again at every commit.
-- `doc` and `claim_doc` point into `docs` (from 1); `payloads` is cut by `lengths`.

create function collab_commit(
  docs uuid[], epochs int[],
  doc int[], actors uuid[], origins smallint[], lengths int[], payloads bytea,
  claim_doc int[], claim_clients bigint[], claim_members uuid[]
) returns table (nr int, base bigint, outcome text) language plpgsql as $$
declare
  held int[];
  living int[];
  contested int[] := '{}';
  at int := 1;
begin
  -- One document, as when a few people write: the same in two plain statements, which halves what it costs.
  if cardinality(docs) = 1 and cardinality(claim_doc) = 0 then
    update collab_doc c set head_seq = c.head_seq + cardinality(lengths), last_edit_at = now()
     where c.id = (select l.id from collab_doc l where l.id = docs[1] for update skip locked)
       and c.epoch = epochs[1] and c.state = 'live'
    returning c.head_seq - cardinality(lengths) into base;
    if found then
      for i in 1..cardinality(lengths) loop
        insert into collab_update (doc_id, epoch, seq, actor_id, origin, payload)
        values (docs[1], epochs[1], base + i, actors[i], origins[i], substring(payloads from at for lengths[i]));
        at := at + lengths[i];
      end loop;
      nr := 1;
      outcome := 'written';
      return next;
      return;
    end if; -- else the steps below say why not
  end if;

  -- A row that another transaction holds is skipped, not waited for: one rebuild must not hold up every other document.
  select coalesce(array_agg(x.i), '{}'), coalesce(array_agg(x.i) filter (where x.lives), '{}') into held, living
    from (select d.i::int as i, c.epoch = d.epoch and c.state = 'live' as lives
            from unnest(docs, epochs) with ordinality as d(id, epoch, i) join collab_doc c on c.id = d.id
             for update of c skip locked) x;

  if cardinality(claim_doc) > 0 then
    insert into collab_client (doc_id, epoch, client_id, member_id)
    select docs[x.i], epochs[x.i], x.client, x.member
      from unnest(claim_doc, claim_clients, claim_members) as x(i, client, member) where x.i = any(living)
    on conflict do nothing;
    select coalesce(array_agg(distinct x.i), '{}') into contested
      from unnest(claim_doc, claim_clients, claim_members) as x(i, client, member)
      join collab_client k on k.doc_id = docs[x.i] and k.epoch = epochs[x.i] and k.client_id = x.client
     where x.i = any(living) and k.member_id is distinct from x.member;
  end if;

  return query
  with n as (
    select x.i, count(*) as n from unnest(doc) as x(i)
     where x.i = any(living) and x.i <> all(contested) group by x.i),
  h as (
    update collab_doc c set head_seq = c.head_seq + n.n, last_edit_at = now()
      from n where c.id = docs[n.i]
    returning n.i, c.id, c.epoch, c.head_seq - n.n as base),
  part as (
    select x.i, x.actor, x.origin, x.len, row_number() over (partition by x.i order by x.o) as rn,
           sum(x.len) over (order by x.o) - x.len + 1 as at
      from unnest(doc, actors, origins, lengths) with ordinality as x(i, actor, origin, len, o)),
  rows as (
    insert into collab_update (doc_id, epoch, seq, actor_id, origin, payload)
    select h.id, h.epoch, h.base + part.rn, part.actor, part.origin, substring(payloads from part.at::int for part.len)
      from part join h on h.i = part.i)
  select g.i, h.base,
         case when h.i is not null then 'written'
              when g.i = any(contested) then 'contested'
              when g.i = any(held) or not exists (select from collab_doc c where c.id = docs[g.i]) then 'fenced'
              else 'busy' end
    from generate_subscripts(docs, 1) as g(i) left join h on h.i = g.i;
end $$;
