import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { couldEver, may } from '#app/domain/rights/policy.ts'
import { type CaseState, caseStates, readableStates } from '#app/domain/rights/table.ts'
import type { Name } from '#test/support/cast.ts'
import { type EveryRoute, everyRoute, filled, type Way, ways } from '#test/support/every-route.ts'
import { ask } from '#test/support/raw.ts'
import { sized } from '#test/support/size.ts'

let house: EveryRoute
beforeAll(async () => {
  house = await everyRoute()
}, 120_000)
afterAll(() => house?.close())

/** Each role once: author, expert, another board's therapist, coordinator, administrator, reader; and nobody. */
const people: readonly Name[] = ['anna', 'bram', 'chris', 'dina', 'els', 'freek']
const onBoard = (name: Name) => name !== 'chris' && name !== 'els'

const states = sized<readonly CaseState[]>({
  short: ['draft', 'second-reading', 'open', 'closed', 'hidden'],
  middle: caseStates,
  long: caseStates,
})

/** Said again, apart from the code: who sees Anna's case in which state. */
function sees(name: Name, state: CaseState, way: Way): boolean {
  if (way.address.endsWith('/second-reading')) return name === 'bram' && state === 'second-reading'
  if (name === 'anna') return true
  if (!onBoard(name)) return false
  if (readableStates.includes(state)) return true
  return (state === 'hidden' || state === 'withdrawn') && name === 'dina'
}

/** Addresses of deeds alone, and those for a password, which nobody has in the trial, nor mail that is really sent. */
const noPage = [
  '/account/preferences',
  '/account/lock',
  '/account/sign-out',
  '/account/access/password',
  '/account/access/codes',
]

const nothing = '00000000-0000-4000-8000-00000000beef'
const addressOf = (way: Way) => filled(way.address, (name) => house.there[name] ?? `geen-${name}`)
const ofNothing = (way: Way, but: string) =>
  filled(way.address, (name) => (name === but ? (name === 'slug' ? 'niets' : nothing) : (house.there[name] ?? '')))
const told = ({ status, body }: { status: number; body: string }) =>
  `${status} ${body.replace(/nonce="[^"]*"|nonce-[^']*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{10,}|C-\d+/g, '')}`

describe('every address, for every role and state', () => {
  it('is in the matrix: each parameter of each address stands for something (SEC-33)', () => {
    const named = ways.flatMap(({ address }) => [...address.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''))

    expect(named.filter((name) => !(name in house.there))).toEqual([])
    expect(ways.length).toBeGreaterThan(120)
  })

  for (const state of states) {
    it(`about a case that is ${state} is answered as the table says, and what is not theirs as what is not there (SEC-33, SEC-34)`, async () => {
      const wrong: string[] = []
      for (const way of ways.filter(({ address }) => address.includes(':caseId'))) {
        for (const name of people) {
          await house.reset(state)
          const what = `${name} ${way.method} ${way.address}`
          const answer = await house.as(name, way, addressOf(way))
          if (answer.status >= 500) wrong.push(`${what}: ${answer.status}`)
          const asker = house.cast[name]
          if (!sees(name, state, way) || !couldEver(asker, way.deed)) {
            await house.reset(state)
            const gone = await house.as(name, way, ofNothing(way, 'caseId'))
            if (answer.status < 400) wrong.push(`${what}: ${answer.status}, and they may not see it`)
            if (told(gone) !== told(answer))
              wrong.push(`${what}: ${answer.status}, and ${gone.status} for what is not there`)
          } else if (way.method === 'GET' && way.deed === 'case.read' && answer.status >= 400) {
            wrong.push(`${what}: ${answer.status}, and they may read it`)
          } else if (way.method === 'POST') {
            const relations = name === 'anna' ? (['author'] as const) : name === 'bram' ? (['writer'] as const) : []
            const allowed = may(asker, way.deed, { onBoard: onBoard(name), relations, state })
            if (!allowed && answer.status < 400) wrong.push(`${what}: ${answer.status}, and they may not do it`)
          }
        }
      }
      expect(wrong).toEqual([])
    }, 120_000)
  }

  it('about a board or a meeting is there for its members alone (SEC-33, SEC-34)', async () => {
    const wrong: string[] = []
    for (const [parameter, some] of [
      ['boardId', ways.filter(({ address }) => address.includes(':boardId'))],
      ['meetingId', ways.filter(({ address }) => address.includes(':meetingId'))],
    ] as const) {
      for (const way of some) {
        for (const name of people) {
          await house.reset('open')
          const what = `${name} ${way.method} ${way.address}`
          const answer = await house.as(name, way, addressOf(way))
          if (answer.status >= 500) wrong.push(`${what}: ${answer.status}`)
          if (!onBoard(name) || !couldEver(house.cast[name], way.deed)) {
            const gone = await house.as(name, way, ofNothing(way, parameter))
            if (answer.status < 400 || told(gone) !== told(answer))
              wrong.push(`${what}: ${answer.status}, ${gone.status}`)
          } else if (way.method === 'GET' && way.deed.endsWith('.read') && answer.status !== 200) {
            wrong.push(`${what}: ${answer.status}, and they may read it`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('about anything else is there for the roles of the table alone, and never a fault (SEC-33)', async () => {
    const wrong: string[] = []
    for (const way of ways.filter(({ address }) => !/:(caseId|boardId|meetingId)/.test(address))) {
      for (const name of people) {
        await house.reset('open')
        const { status } = await house.as(name, way, addressOf(way))
        const what = `${name} ${way.method} ${way.address}: ${status}`
        if (status >= 500) wrong.push(what)
        if (!way.open && !couldEver(house.cast[name], way.deed) && status !== 404) wrong.push(`${what}, not theirs`)
        const theirs = !way.open && couldEver(house.cast[name], way.deed) && !way.address.includes(':')
        if (theirs && way.method === 'GET' && !noPage.includes(way.address) && status >= 400)
          wrong.push(`${what}, theirs`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('shows nobody without a session anything but the door (SEC-23, SEC-33, PRIV-21)', async () => {
    await house.reset('open')
    const wrong: string[] = []
    for (const way of ways) {
      const answer = await house.as(null, way, addressOf(way))
      const what = `${way.method} ${way.address}: ${answer.status}`
      if (answer.status >= 500 || /kanarie/i.test(answer.body)) wrong.push(what)
      if (way.open) continue
      if (way.method === 'GET' ? !String(answer.headers.location).startsWith('/sign-in') : answer.status !== 401)
        wrong.push(what)
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('takes no deed from another site, whatever the address (SEC-12)', async () => {
    const { url, port } = house.server
    const foreign: Record<string, string>[] = [
      { Origin: 'https://kwaad.voorbeeld' },
      { Origin: 'null' },
      {},
      { Origin: `http://localhost:${port + 1}` },
      { Origin: `https://localhost:${port}` },
      { Origin: url, 'Sec-Fetch-Site': 'cross-site' },
    ]
    const wrong: string[] = []
    for (const way of ways.filter(({ method }) => method === 'POST')) {
      for (const headers of foreign) {
        const { status } = await ask(`${url}${addressOf(way)}`, { method: 'POST', headers, body: '' })
        if (status !== 403) wrong.push(`${way.address} ${JSON.stringify(headers)}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)
})
