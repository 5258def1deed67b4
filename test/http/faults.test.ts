import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { cookieName, hashOf, newToken } from '#app/domain/member/cookies.server.ts'
import { asSystem } from '#db/as.ts'
import type { Name } from '#test/support/cast.ts'
import { type EveryRoute, everyRoute } from '#test/support/every-route.ts'
import { ask, closeOf } from '#test/support/raw.ts'

let house: EveryRoute
beforeAll(async () => {
  house = await everyRoute()
  await house.reset('open')
}, 120_000)
afterAll(() => house?.close())

const serverLog = () => readFileSync(join(house.server.dataDir, 'log/server.log'), 'utf8')

async function session(name: Name) {
  const token = newToken()
  await asSystem(
    house.database.pool,
    (tx) => tx`insert into sessions (member_id, token_hash) values (${house.cast[name].id}, ${hashOf(token)})`,
  )
  return `${cookieName('session', true)}=${token}`
}

/** Breaks the house while `work` runs: what is asked of a table is no longer there. */
async function broken(table: string, column: string, work: () => Promise<void>) {
  const { pool } = house.database
  await pool.unsafe(`alter table ${table} rename column ${column} to zoekgeraakt`)
  try {
    await work()
  } finally {
    await pool.unsafe(`alter table ${table} rename column zoekgeraakt to ${column}`)
  }
}

describe('a fault of ours', () => {
  it('is told in words that say nothing of it, on a page, a deed, an answer for scripts and a socket (SEC-48)', async () => {
    const { server, cast } = house
    const cookie = await session('bram')
    const form = { Cookie: cookie, Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' }
    const telling = /zoekgeraakt|column|select |\bat .*\.(ts|js)|node_modules|postgres|42703|Error:/i
    const before = serverLog().length

    await broken('practice_notes', 'summary', async () => {
      const page = await ask(`${server.url}/practice`, { headers: { Cookie: cookie } })
      expect(page.status).toBe(500)
      expect(page.body).toContain('Er ging bij ons iets mis')
      expect(page.body).not.toMatch(telling)
      const deed = await ask(`${server.url}/practice/new`, {
        method: 'POST',
        headers: form,
        body: 'title=Slapen&summary=Over+slapen&confirmed=yes',
      })
      expect(deed.status).toBe(500)
      expect(deed.body).not.toMatch(telling)
    })
    await broken('messages', 'read_at', async () => {
      const answer = await ask(`${server.url}/messages/reading`, { method: 'POST', headers: form, body: '' })
      expect(answer.status).toBe(500)
      expect(answer.body).not.toMatch(telling)
    })
    await broken('collab_snapshot', 'state', async () => {
      const room = `${server.url}/collab/${cast.board.pinboardId}.1?sv=1`
      const ended = await closeOf(room, { headers: { Cookie: cookie, Origin: server.url } })
      expect(ended).toEqual({ code: 1011 })
    })

    const written = serverLog().slice(before)
    expect(written).toContain('"event":"page.fault"')
    expect(written).toContain('42703')
    expect(written).not.toMatch(/zoekgeraakt|Slapen|Over slapen/)
    expect((await ask(`${server.url}/practice`, { headers: { Cookie: cookie } })).status).toBe(200)
  })
})

describe('when every connection to the database is taken', () => {
  it('who comes is told to come back, open sockets stay, and it recovers by itself (REL-14)', async () => {
    const { server, database } = house
    const cookie = await session('bram')
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/account/watch`, {
      headers: { Cookie: cookie, Origin: server.url },
    })
    await new Promise((ready) => socket.once('open', ready))
    let closed = 0
    socket.on('close', () => {
      closed += 1
    })
    let free: () => void = () => undefined
    const held = database.pool.begin(async (tx) => {
      await tx`lock table boards in access exclusive mode`
      await new Promise<void>((done) => {
        free = done
      })
    })
    const page = () => ask(`${server.url}/boards`, { headers: { Cookie: cookie } })

    try {
      const answers = await Promise.all(Array.from({ length: 40 }, page))

      expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(503))
      expect(answers.every(({ headers }) => headers['retry-after'] === '5')).toBe(true)
      // The process itself answers all the while.
      expect((await ask(`${server.url}/healthz`)).status).toBe(200)
      expect(closed).toBe(0)
    } finally {
      free()
      await held
    }
    await expect.poll(async () => (await page()).status, { timeout: 10_000 }).toBe(200)
    expect((await Promise.all(Array.from({ length: 40 }, page))).every(({ status }) => status === 200)).toBe(true)
    expect(closed).toBe(0)
    socket.close()
  }, 60_000)
})
