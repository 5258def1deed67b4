import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { as } from '#db/as.ts'
import { sized, tell } from '#test/support/size.ts'
import { aHouse, aNode, enter, type House, paragraphs, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

describe('two nodes on one database', () => {
  it('show each other what is written, within moments', async () => {
    const node = await aNode(house.database)
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)

    for (let i = 0; i < 30; i++) {
      bram.types(`b${i}`)
      dina.types(`d${i}`)
      await new Promise((done) => setTimeout(done, 2))
    }
    await Promise.all([bram.saved(), dina.saved()])

    await until(() => bram.reads() === dina.reads() && bram.reads().split('\n').length === 60, 800)
    const log = await house.database.pool`select seq from collab_update where doc_id = ${page} order by seq`
    expect(log.map((row) => row.seq)).toEqual(log.map((_row, at) => at + 1))
    bram.leave()
    dina.leave()
    await node.close()
  })

  it('converge within two seconds when no hint arrives at all', async () => {
    const node = await aNode(house.database, { deaf: true })
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)

    bram.types('Zonder hint.')

    await until(() => dina.reads() === 'Zonder hint.', 2000)
    bram.leave()
    dina.leave()
    await node.close()
  })

  it('miss nothing when the line of hints is cut again and again, and hints come doubled, late and wrong', async () => {
    const node = await aNode(house.database)
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)
    const rounds = sized({ short: 8, middle: 40, long: 200 })

    for (let round = 0; round < rounds; round++) {
      bram.types(`b${round}`)
      dina.types(`d${round}`)
      await house.database.pool`
        select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`
      for (const seq of [1, 99_999, 0, round])
        await house.database.pool`select pg_notify('collab', ${`${page}:1:${seq} onzin ${page}`})`
      await house.database.pool`select pg_notify('presence', 'geen json')`
      await new Promise((done) => setTimeout(done, 30))
    }
    await Promise.all([bram.saved(), dina.saved()])

    await until(() => bram.reads() === dina.reads() && bram.reads().split('\n').length === 2 * rounds, 2500)
    tell('hints cut and forged', { rounds, lines: 2 * rounds })
    expect([...bram.closed, ...dina.closed]).toEqual([])
    bram.leave()
    dina.leave()
    await node.close()
  }, 60_000)

  it('show who writes on the other one, with the name of the session', async () => {
    const node = await aNode(house.database)
    const page = await house.aPage()
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)
    bram.provider.awareness.setLocalState({ at: 'body', user: { name: 'Iemand anders' } })
    const seen = () =>
      dina.provider.awareness.getStates().get(bram.doc.clientID) as { user: { name: string } } | undefined

    await until(() => seen()?.user.name === 'Bram Bos', 2000)
    // A colleague on the other node cannot speak for him.
    dina.provider.awareness.states.set(bram.doc.clientID, { at: 'forged' })
    dina.provider.awareness.meta.set(bram.doc.clientID, { clock: 99, lastUpdated: Date.now() })
    dina.provider.awareness.setLocalState({ at: 'body' })
    await until(() => bram.provider.awareness.getStates().has(dina.doc.clientID), 2000)
    expect(JSON.stringify([...bram.provider.awareness.getStates().values()])).not.toContain('forged')
    bram.leave()

    const fresh = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.samira })
    await until(() => fresh.provider.synced)
    await until(() => !fresh.provider.awareness.getStates().has(bram.doc.clientID), 2000)
    dina.leave()
    fresh.leave()
    await node.close()
  })

  it('let somebody go on at the other node at once, with what they wrote at the first', async () => {
    const node = await aNode(house.database, { deaf: true })
    const page = await house.aPage()
    const keeper = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.dina })
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    const samira = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.samira })
    await until(() => keeper.provider.synced && bram.provider.synced && samira.provider.synced)
    samira.types('Van Samira.')
    bram.types('Van Bram.')
    await until(() => bram.reads().includes('Samira') && bram.counts.sent === bram.counts.accepted)
    bram.leave()

    const again = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.bram, doc: bram.doc })
    await again.saved()
    again.types('En verder.')
    await again.saved()

    expect(again.closed).toEqual([])
    await until(() => keeper.reads().includes('En verder.'))
    for (const one of [keeper, samira, again]) one.leave()
    await node.close()
  })

  it('close a rebuilt text on both within a second, and let nothing of the old one in', async () => {
    const node = await aNode(house.database)
    const page = await house.aPage({ body: paragraphs('Jansen.') })
    const bram = enter({ port: node.port, room: `${page}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.dina })
    await until(() => bram.provider.synced && dina.provider.synced)
    const typing = setInterval(() => bram.types('Jansen'), 5)

    await as(house.database.pool, house.cast.dina, (tx) =>
      house.collab.documents.rebuild(tx, page, { body: paragraphs('[weg]') }),
    )
    await house.collab.documents.announceRebuilt(page)

    await until(() => bram.closed.includes(4409) && dina.closed.includes(4409), 1000)
    clearInterval(typing)
    const everything = await house.database.pool`
      select encode(payload, 'escape') as words from collab_update where doc_id = ${page}`
    expect(JSON.stringify(everything)).not.toContain('Jansen')
    bram.leave()
    dina.leave()
    await node.close()
  })
})
