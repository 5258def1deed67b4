import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPasskey } from '#app/domain/access/factors.server.ts'
import { askToMakePasskey } from '#app/domain/access/passkey.server.ts'
import { isToBegin, setUp, setupHash } from '#app/domain/access/setup.server.ts'
import { sessionFrom } from '#app/domain/member/session.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { asDoor, asSystem } from '#db/as.ts'
import { installationMode } from '#db/queries/installation.ts'
import { anAuthenticator } from '#test/support/authenticator.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aDoor, type Door } from '#test/support/visitor.ts'

let database: TestDatabase
let door: Door
beforeAll(async () => {
  database = await aDatabase()
  door = aDoor(database.pool)
  await asSystem(database.pool, (tx) => installationMode(tx, false))
})
afterAll(async () => {
  await door.close()
  await database.drop()
})
beforeEach(() => asDoor(database.pool, (tx) => tx`delete from throttle`))

const code = 'ABCDE-FGH1K-MNP2Q-RST3V-WXY4Z'
const form = { code, name: 'Ineke de Wit', email: 'ineke@voorbeeld.nl', role: 'coordinator' as const }
const refusalOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )

describe('an empty house', () => {
  it('is begun by nobody without the code, and guessing slows down', async () => {
    expect(await setupHash(database.pool, code)).toBe(true)
    expect(await isToBegin(door.visitor().services)).toBe(true)

    const outcomes: (string | null)[] = []
    for (let n = 0; n < 22; n++) {
      outcomes.push(await refusalOf(setUp(door.visitor().services, { ...form, code: `RAADE-${n}` })))
    }

    expect(outcomes.slice(0, 20)).toEqual(Array(20).fill('bad-input'))
    expect(outcomes.slice(20)).toEqual(['busy', 'busy'])
  })

  it('is begun by one: of ten at once with the code one comes in, to choose how to sign in', async () => {
    const visitors = Array.from({ length: 10 }, () => door.visitor())

    const outcomes = await Promise.all(visitors.map((visitor) => refusalOf(setUp(visitor.services, form))))

    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    const first = visitors[outcomes.indexOf(null)]!
    const session = await sessionFrom(database.pool, first.cookies(), false)
    expect(session?.scope).toBe('enrol')
    expect(session?.asker.roles).toEqual(['administrator', 'coordinator'])
    expect(await isToBegin(door.visitor().services)).toBe(false)
    expect(await setupHash(database.pool, 'ANDER-EEN00')).toBe(false)
    expect(await refusalOf(setUp(door.visitor().services, form))).toBe('not-found')

    const { asker } = session!
    const answer = anAuthenticator().make(await askToMakePasskey(first.services, asker))
    await addPasskey(first.services, asker, { answer, name: '' }, 'account.enrol')
    expect((await sessionFrom(database.pool, first.cookies(), false))?.scope).toBe('full')
  })

  it('keeps the code as a hash only', async () => {
    const rows = await database.pool`select i::text as words from installation i`
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })
})
