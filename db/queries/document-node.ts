import type { Db } from '../connect.ts'

/** This node is alive; answers how many others are. Those not seen for a minute are forgotten. */
export async function heartbeat(db: Db, id: string): Promise<number> {
  await db`insert into collab_node (id) values (${id}) on conflict (id) do update set seen_at = now()`
  await db`delete from collab_node where seen_at < now() - interval '1 minute'`
  const [row] = await db<{ others: number }[]>`
    select count(*)::int as others from collab_node where id <> ${id} and seen_at > now() - interval '15 seconds'`
  return row!.others
}

export const forgetNode = (db: Db, id: string) => db`delete from collab_node where id = ${id}`

/** Says something on a channel, outside every write: losing it costs a second at most, so it need not be on disk. */
export const say = (db: Db, channel: string, words: string) => db`select pg_notify(${channel}, ${words})`
