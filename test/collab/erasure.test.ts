import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { as, asCommitter, asSystem } from '#db/as.ts'
import { commitBatch } from '#db/queries/document-commit.ts'
import { tell } from '#test/support/size.ts'
import { aHouse, enter, type House, paragraphs, until } from './house.ts'
import { type Spawned, spawnNode } from './spawned.ts'

const needle = 'Zwarteweg'
let house: House
let node: Spawned
beforeAll(async () => {
  house = await aHouse()
  node = await spawnNode(house.database.url)
})
afterAll(async () => {
  await node.kill()
  await house.close()
})

/** Every byte that is stored about the document, decoded where it is packed: log, snapshot, versions. */
async function storedAbout(id: string): Promise<string> {
  const { unpacked } = await import('#server/collab/versions.ts')
  const rows = await house.database.pool<
    { payload: Uint8Array }[]
  >`select payload from collab_update where doc_id = ${id}`
  const versions = await house.database.pool<
    { content: Uint8Array }[]
  >`select content from collab_version where doc_id = ${id}`
  const { fragments } = await as(house.database.pool, house.cast.dina, (tx) => house.collab.documents.read(tx, id))
  const [snapshot] = await house.database.pool<
    { state: Uint8Array }[]
  >`select state from collab_snapshot where doc_id = ${id}`
  const { gunzipSync } = await import('node:zlib')
  return [
    ...rows.map(({ payload }) => Buffer.from(payload).toString('latin1')),
    snapshot ? gunzipSync(snapshot.state).toString('latin1') : '',
    ...versions.map(({ content }) => JSON.stringify(unpacked(content))),
    JSON.stringify(fragments),
  ].join('\n')
}

/** Somebody waits for a row that another transaction holds. */
const someoneWaits = async () =>
  (
    await house.database.pool`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  ).length > 0

/** Rebuilds a page without the needle, and lets `meanwhile` begin while that transaction holds it. */
async function rebuildWhile<T>(page: string, meanwhile: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const begun = await as(house.database.pool, house.cast.dina, async (tx) => {
    await house.collab.documents.rebuild(tx, page, { body: paragraphs('Woont aan [weg].') })
    const outcome = Promise.allSettled([meanwhile()])
    await until(someoneWaits)
    return { outcome }
  })
  await house.collab.documents.announceRebuilt(page)
  return (await begun.outcome)[0]
}

describe('a version that is begun while a detail is taken out', () => {
  it('is not kept: the detail is nowhere any more', async () => {
    const page = await house.aPage({ body: paragraphs(`Woont aan de ${needle}.`) })

    const kept = await rebuildWhile(page, () =>
      house.collab.documents.keepVersion(page, house.cast.dina, 'Zoals besproken'),
    )

    expect(await storedAbout(page)).not.toContain(needle)
    expect(kept).toMatchObject({ status: 'rejected', reason: { code: 'stale' } })
  })
})

describe('words that are on their way while a detail is taken out', () => {
  it('do not come back with a version that is being restored', async () => {
    const page = await house.aPage({ body: paragraphs(`Woont aan de ${needle}.`) })
    const version = await house.collab.documents.keepVersion(page, house.cast.dina, 'Zoals besproken')
    await house.collab.documents.write(page, house.cast.dina, { body: paragraphs(`Woont aan de ${needle} 1.`) })

    const restored = await rebuildWhile(page, () =>
      house.collab.documents.restoreVersion(page, house.cast.dina, version),
    )

    expect(await storedAbout(page)).not.toContain(needle)
    expect(restored).toMatchObject({ status: 'rejected', reason: { code: 'stale' } })
  })

  it('do not come into the new text with what the server was writing', async () => {
    const page = await house.aPage({ body: paragraphs('Slaap helpt.') })
    await house.collab.documents.write(page, house.cast.dina, { body: paragraphs('Slaap helpt!') }) // it is open now
    const writing = await as(house.database.pool, house.cast.dina, async (tx) => {
      await house.collab.documents.rebuild(tx, page, { body: paragraphs('Slaap.') })
      const outcome = Promise.allSettled([
        house.collab.documents.write(page, house.cast.dina, { body: paragraphs(`Woont aan de ${needle}.`) }),
      ])
      return { outcome }
    })
    await house.collab.documents.announceRebuilt(page)

    const [written] = await writing.outcome
    expect(await storedAbout(page)).not.toContain(needle)
    expect(written).toMatchObject({ status: 'rejected', reason: { code: 'stale' } })
  })
})

describe('a document that is deleted while somebody types', () => {
  it('leaves nothing behind: what was on its way to disk goes with it', async () => {
    const { pool } = house.database
    const page = await house.aPage()
    const words = Buffer.from(needle)
    const deleting = await asCommitter(pool, async (tx) => {
      const [committed] = await commitBatch(tx, {
        docs: [page],
        epochs: [1],
        doc: [1],
        actors: [house.cast.bram.id],
        origins: [0],
        lengths: [words.length],
        payloads: words,
        claimDoc: [1],
        claimClients: [7],
        claimMembers: [house.cast.bram.id],
      })
      expect(committed).toMatchObject({ outcome: 'written' })
      const done = asSystem(pool, (other) => house.collab.documents.remove(other, page))
      await until(someoneWaits)
      return { done }
    })
    await deleting.done

    const left = await pool`
      select doc_id from collab_update where doc_id = ${page}
      union all select doc_id from collab_client where doc_id = ${page}
      union all select id from collab_doc where id = ${page}`
    expect(left).toHaveLength(0)
  })
})

describe('a detail that is taken out', () => {
  it('is nowhere any more: not in log, snapshot or versions, not brought back by an open, an offline or an old window', async () => {
    const page = await house.aPage({ body: paragraphs('Woont aan de markt.', 'Slaap helpt.') })
    const at = (port: number, name: 'bram' | 'dina' | 'samira', doc = new Y.Doc()) =>
      enter({ port, room: `${page}.1`, cookie: house.cookies[name], doc })
    const live = at(house.port, 'bram')
    const elsewhere = at(node.port, 'dina')
    const offline = at(house.port, 'samira')
    await until(() => [live, elsewhere, offline].every(({ provider }) => provider.synced))
    const undo = new Y.UndoManager(live.doc.getXmlFragment('body'))
    // Typed whole, split by a colleague in the middle, in bold halves, and deleted again elsewhere.
    live.types(`Woont aan de ${needle}.`)
    live.types(`Ook: ${needle}`)
    await until(() => elsewhere.reads().includes(needle))
    const text = (elsewhere.doc.getXmlFragment('body').get(2) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(18, '-')
    text.format(13, 4, { bold: {} })
    live.doc.getXmlFragment('body').delete(3, 1)
    await Promise.all([live.saved(), elsewhere.saved()])
    await house.collab.documents.keepVersion(page, house.cast.dina, 'Met naam')
    offline.provider.disconnect()
    offline.types(`Onderweg: ${needle}`)
    expect(await storedAbout(page)).toContain('weg')

    const { epoch } = await as(house.database.pool, house.cast.dina, (tx) =>
      house.collab.documents.rebuild(tx, page, { body: paragraphs('Woont aan [weg].', 'Slaap helpt.') }),
    )
    await house.collab.documents.announceRebuilt(page)
    await until(() => live.closed.includes(4409) && elsewhere.closed.includes(4409), 2000)
    undo.undo()
    live.provider.connect() // a window that goes on all the same
    offline.provider.connect()
    await until(() => offline.closed.includes(4409) && live.closed.filter((code) => code === 4409).length === 2)

    const reopened = enter({ port: node.port, room: `${page}.${epoch}`, cookie: house.cookies.bram })
    await until(() => reopened.reads() === 'Woont aan [weg].\nSlaap helpt.')
    const stored = await storedAbout(page)
    for (const part of [needle, 'Zwarte', 'zwarte', 'Onderweg']) expect(stored).not.toContain(part)
    const [old] = await house.database.pool`
      select (select count(*)::int from collab_update where doc_id = ${page} and epoch < ${epoch}) as rows,
             (select count(*)::int from collab_client where doc_id = ${page} and epoch < ${epoch}) as clients,
             (select count(*)::int from collab_version where doc_id = ${page}) as versions`
    tell('taken out', { 'old rows': old!.rows, 'old clients': old!.clients, versions: old!.versions })
    expect(old).toEqual({ rows: 0, clients: 0, versions: 0 })
    for (const one of [live, elsewhere, offline, reopened]) one.leave()
  }, 30_000)
})
