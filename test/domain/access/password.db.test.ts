import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOthers, newRecoveryCodes, readAccess, setPassword } from '#app/domain/access/factors.server.ts'
import { giveCode, givePassword } from '#app/domain/access/password.server.ts'
import { sessionFrom } from '#app/domain/member/session.server.ts'
import { becomePersona } from '#app/domain/member/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { asDoor, asSystem } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aDoor, codeOf, type Door, type Visitor } from '#test/support/visitor.ts'
import { password, withPassword } from './enrolled.ts'

let database: TestDatabase
let cast: Cast
let door: Door
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
  door = aDoor(database.pool)
})
afterAll(async () => {
  await door.close()
  await database.drop()
})
beforeEach(() => asDoor(database.pool, (tx) => tx`delete from throttle`))

const email = 'anna@voorbeeld.invalid'
const give = (visitor: Visitor, form: Partial<{ email: string; password: string; shared: boolean }> = {}) =>
  givePassword(visitor.services, { email, password, shared: false, ...form })
const refusalOf = async (deed: Promise<unknown>) => {
  const thrown = await deed.then(
    () => null,
    (error: Refusal) => error,
  )
  return thrown?.code ?? null
}
/** Signs Anna in with both halves; answers her browser. */
async function annaIn(secret: string, visitor = door.visitor(), steps = 0) {
  await give(visitor)
  await giveCode(visitor.services, { code: codeOf(secret, steps) })
  return visitor
}
const fresh = () => withPassword(database.pool, door.visitor(), cast.anna)

describe('signing in with a password', () => {
  it('takes a password and a code: one half opens nothing (SEC-23)', async () => {
    const secret = await fresh()
    const anna = door.visitor()

    await give(anna)
    expect(await anna.asker()).toBeNull()
    await giveCode(anna.services, { code: codeOf(secret) })

    expect((await anna.asker())?.id).toBe(cast.anna.id)
  })

  it('takes the address in any capitals', async () => {
    const secret = await fresh()
    const anna = door.visitor()

    await give(anna, { email: 'Anna@Voorbeeld.INVALID' })
    await giveCode(anna.services, { code: codeOf(secret) })

    expect((await anna.asker())?.id).toBe(cast.anna.id)
  })

  it('says the same of a wrong password, an unknown address and someone who has none (SEC-29)', async () => {
    await fresh()

    for (const form of [
      { password: 'helemaal iets anders hier' },
      { email: 'niemand@voorbeeld.invalid' },
      { email: 'bram@voorbeeld.invalid' },
      { email: "' or 1=1 --" },
    ]) {
      expect(await refusalOf(give(door.visitor(), form)), JSON.stringify(form)).toBe('wrong-credentials')
    }
  })

  it('is refused to who left or was suspended, as to a stranger', async () => {
    const secret = await withPassword(database.pool, door.visitor(), cast.chris)
    await asSystem(database.pool, (tx) => tx`update members set suspended_at = now() where id = ${cast.chris.id}`)

    expect(await refusalOf(give(door.visitor(), { email: 'chris@voorbeeld.invalid' }))).toBe('wrong-credentials')
    await asSystem(database.pool, (tx) => tx`update members set suspended_at = null where id = ${cast.chris.id}`)
    const chris = door.visitor()
    await give(chris, { email: 'chris@voorbeeld.invalid' })
    await giveCode(chris.services, { code: codeOf(secret) })
    expect(await chris.asker()).not.toBeNull()
  })

  it('ends the second half after ten minutes', async () => {
    const secret = await fresh()
    const anna = door.visitor()
    await give(anna)
    await asDoor(database.pool, (tx) => tx`update entries set ends_at = now() - interval '1 second'`)

    expect(await refusalOf(giveCode(anna.services, { code: codeOf(secret) }))).toBe('too-late')
  })

  it('lasts twelve hours, or four on a device that others use (ASVS 7.3.2)', async () => {
    const secret = await fresh()
    await asDoor(database.pool, (tx) => tx`update sessions set ended_at = now() where member_id = ${cast.anna.id}`)
    const own = await annaIn(secret)
    const anna = (await own.asker())!
    const theirs = door.visitor()
    await give(theirs, { shared: true })
    await giveCode(theirs.services, { code: codeOf(secret, 1) })

    const { sessions } = await readAccess(own.services, anna)
    const hours = sessions.map((one) => Math.round((one.endsAt.getTime() - one.createdAt.getTime()) / 3_600_000))
    expect(hours.sort()).toEqual([12, 4])
  })
})

describe('the code', () => {
  it('counts once: the same one again is refused, and so is one from before it (SEC-25)', async () => {
    const secret = await fresh()
    await annaIn(secret, door.visitor(), 1)

    for (const steps of [1, 0, -1]) {
      const again = door.visitor()
      await give(again)
      expect(await refusalOf(giveCode(again.services, { code: codeOf(secret, steps) })), `${steps}`).toBe('wrong-code')
      await asDoor(database.pool, (tx) => tx`delete from throttle`)
    }
  })

  it('holds one step before and after, no further (SEC-25)', async () => {
    for (const [steps, expected] of [
      [-1, null],
      [0, null],
      [1, null],
      [-3, 'wrong-code'],
      [3, 'wrong-code'],
    ] as const) {
      const secret = await fresh()
      const anna = door.visitor()
      await give(anna)
      expect(await refusalOf(giveCode(anna.services, { code: codeOf(secret, steps) })), `${steps}`).toBe(expected)
    }
  })

  it('of fifty tries at once looks at five, and lets at most one in (SEC-25)', async () => {
    const secret = await fresh()
    const anna = door.visitor()
    await give(anna)
    const right = codeOf(secret)
    const { jar } = anna

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const tab = door.visitor({ jar: new Map(jar) })
        return refusalOf(giveCode(tab.services, { code: n === 2 ? right : String(100_000 + n) }))
      }),
    )

    expect(outcomes.filter((one) => one === 'wrong-code' || one === null).length).toBeLessThanOrEqual(5)
    expect(outcomes.filter((one) => one === null).length).toBeLessThanOrEqual(1)
    expect(outcomes.filter((one) => one === 'busy').length).toBeGreaterThanOrEqual(45)
  })

  it('sent fifty times at once opens one session (race)', async () => {
    const secret = await fresh()
    const anna = door.visitor()
    await give(anna)
    const code = codeOf(secret)

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        refusalOf(giveCode(door.visitor({ jar: new Map(anna.jar) }).services, { code })),
      ),
    )

    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
  })

  it('is stored sealed: the secret is nowhere in the database as it is', async () => {
    const secret = await fresh()
    const { Secret } = await import('otpauth')
    const plain = Buffer.from(Secret.fromBase32(secret).buffer)
    const [row] = await asDoor(
      database.pool,
      (tx) => tx<{ secret: Buffer }[]>`select secret from passwords where member_id = ${cast.anna.id}`,
    )

    expect(row?.secret.includes(plain)).toBe(false)
    expect(row?.secret.length).toBeGreaterThan(20)
  })
})

describe('recovery codes', () => {
  it('are ten, of 125 bits, kept as hashes, and each opens once instead of a code (SEC-27)', async () => {
    const secret = await fresh()
    const anna = await annaIn(secret)
    const asker = (await anna.asker())!
    const codes = await newRecoveryCodes(anna.services, asker)

    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code.replaceAll('-', '')).toHaveLength(25)
    const rows = await asDoor(database.pool, (tx) => tx`select code_hash from recovery_codes`)
    expect(JSON.stringify(rows)).not.toContain(codes[0]!.replaceAll('-', ''))

    const lost = door.visitor()
    await give(lost)
    await giveCode(lost.services, { code: ` ${codes[3]!.toLowerCase().replaceAll('-', ' ')} ` })
    expect((await lost.asker())?.id).toBe(cast.anna.id)

    const again = door.visitor()
    await give(again)
    expect(await refusalOf(giveCode(again.services, { code: codes[3]! }))).toBe('wrong-code')
  })
})

describe('a password that is chosen', () => {
  const judged = (words: string) => door.visitor().services.passwords.judge(words, ['anna', 'aalders', 'meedenken'])

  it('has fifteen to 128 characters of any kind (SEC-26)', async () => {
    expect(await judged('veertien tekens'.slice(0, 14))).toBe('too-short')
    expect(await judged('paarse olifant fietst')).toBeNull()
    expect(await judged('🦉🌧️ uil in de regen 雨')).toBeNull()
    expect(await judged(`${'lang en heel verschillend 7 '.repeat(4)}x${'y'.repeat(15)}`)).toBeNull()
    expect(await judged('ab'.repeat(65))).toBe('too-long')
  })

  it('is not one from a leak, one that is soon guessed, or the person’s own name (SEC-26)', async () => {
    for (const weak of [
      'passwordpassword',
      'welkomwelkomwelkom',
      '123456789012345',
      'qwertyuiopasdfgh',
      'aaaaaaaaaaaaaaaaaa',
      'Anna Aalders 2024!',
      'meedenken-meedenken',
    ]) {
      expect(['known', 'guessable'], weak).toContain(await judged(weak))
    }
  })

  it('is hashed with argon2id in at least 46 MiB, which takes 50 ms or more (SEC-26)', async () => {
    const { passwords } = door.visitor().services
    await passwords.hash('om warm te lopen')

    const times: number[] = []
    for (let n = 0; n < 5; n++) {
      const started = performance.now()
      const hash = await passwords.hash(password)
      times.push(performance.now() - started)
      const [, kind, , work] = hash.split('$')
      expect(kind).toBe('argon2id')
      expect(Number(/m=(\d+)/.exec(work ?? '')?.[1])).toBeGreaterThanOrEqual(46 * 1024)
    }
    expect(Math.min(...times)).toBeGreaterThanOrEqual(50)
  })

  it('replaces the one before, and signs out elsewhere when asked (ASVS 7.4.3)', async () => {
    const secret = await fresh()
    const home = await annaIn(secret)
    const work = await annaIn(secret, door.visitor(), 1)
    const asker = (await home.asker())!
    const { candidateFor } = await import('#app/domain/access/totp.server.ts')
    const { factors } = await readAccess(home.services, asker)
    const { Secret } = await import('otpauth')
    const next = new Secret({
      buffer: new Uint8Array(candidateFor(home.services, asker.sessionId, factors.passwordSince)).buffer,
    }).base32

    const codes = await setPassword(
      home.services,
      asker,
      { password: 'nog vier heel andere woorden', code: codeOf(next), endOthers: true },
      'account.change-factors',
    )

    expect(codes).toHaveLength(10)
    expect(await home.asker()).not.toBeNull()
    expect(await work.asker()).toBeNull()
    expect(await refusalOf(give(door.visitor()))).toBe('wrong-credentials')
  })
})

describe('a session', () => {
  it('has a token of 256 bits that is stored as its hash only (SEC-22)', async () => {
    const anna = await annaIn(await fresh())
    const token = anna.jar.get('__Host-meedenken') ?? ''

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const tables = ['sessions', 'entries', 'known_devices', 'audit_log']
    for (const table of tables) {
      const rows = await database.pool.unsafe(`select t::text as words from ${table} t`)
      const words = rows.map((row) => row.words).join('\n')
      expect(words, table).not.toContain(token)
      expect(words, table).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
    }
  })

  it('has a cookie that only we get, over https, and no script reads (SEC-19)', async () => {
    const anna = await annaIn(await fresh())

    expect(anna.set.length).toBeGreaterThan(2)
    for (const header of anna.set) {
      expect(header).toMatch(/^__Host-/)
      expect(header).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure/)
      expect(header).not.toMatch(/Domain/i)
    }
  })

  it('is not the one that was there before signing in: a token put there opens nothing (SEC-20)', async () => {
    const secret = await fresh()
    const planted = 'A'.repeat(43)
    const anna = door.visitor({ jar: new Map([['__Host-meedenken', planted]]) })
    await annaIn(secret, anna)

    expect(anna.jar.get('__Host-meedenken')).not.toBe(planted)
    expect(await sessionFrom(database.pool, `__Host-meedenken=${planted}`, false)).toBeNull()
  })

  it('of somebody else in this browser ends when one signs in (SEC-20)', async () => {
    const secret = await fresh()
    const browser = door.visitor()
    const bram = await becomePersona(database.pool, null, cast.bram.id)
    browser.jar.set('__Host-meedenken', bram.split(/[=;]/)[1]!)
    expect((await browser.asker())?.id).toBe(cast.bram.id)
    const before = browser.cookies()

    await annaIn(secret, browser)

    expect((await browser.asker())?.id).toBe(cast.anna.id)
    expect(await sessionFrom(database.pool, before, false)).toBeNull()
  })

  it('that is copied is dead once its owner ends it (SEC-21)', async () => {
    const secret = await fresh()
    const anna = await annaIn(secret)
    const thief = anna.cookies()
    const elsewhere = await annaIn(secret, door.visitor(), 1)

    await endOthers(elsewhere.services, (await elsewhere.asker())!)

    expect(await sessionFrom(database.pool, thief, false)).toBeNull()
    expect(await elsewhere.asker()).not.toBeNull()
  })
})

describe('somebody who tries', () => {
  it('is slowed down more and more, and nobody can be told apart by it (SEC-30)', async () => {
    for (const address of [email, 'niemand@voorbeeld.invalid']) {
      const outcomes: (string | null)[] = []
      for (let n = 0; n < 8; n++) {
        outcomes.push(await refusalOf(give(door.visitor(), { email: address, password: `verkeerd wachtwoord ${n}` })))
      }
      expect(outcomes, address).toEqual([...Array(5).fill('wrong-credentials'), ...Array(3).fill('busy')])
    }
  })

  it('cannot lock the owner out: a browser she came in with before is counted apart (SEC-30)', async () => {
    const secret = await fresh()
    const own = await annaIn(secret)
    await asDoor(database.pool, (tx) => tx`update sessions set ended_at = now() where member_id = ${cast.anna.id}`)
    for (let n = 0; n < 30; n++) {
      await refusalOf(give(door.visitor({ address: `198.51.${n}.1` }), { password: `verkeerd wachtwoord ${n}` }))
    }

    expect(await refusalOf(give(door.visitor()))).toBe('busy')
    await annaIn(secret, own, 1)
    expect((await own.asker())?.id).toBe(cast.anna.id)
  })

  it('leaves nothing by which an address can be read', async () => {
    await refusalOf(give(door.visitor(), { password: 'verkeerd wachtwoord hier' }))

    const rows = await asDoor(database.pool, (tx) => tx<{ key: Buffer }[]>`select key from throttle`)
    expect(rows.length).toBeGreaterThan(0)
    for (const { key } of rows) expect(key).toHaveLength(32)
  })

  it('is written down as refused, in ids and codes (ASVS 16.3.1)', async () => {
    await asSystem(database.pool, (tx) => tx`select 1`)
    const count = async () =>
      (
        await database.pool`select count(*)::int as n from audit_log where outcome = 'refused' and member_id = ${cast.anna.id}`
      )[0]!.n as number
    const before = await count()

    await refusalOf(give(door.visitor(), { password: 'verkeerd wachtwoord hier' }))

    expect(await count()).toBe(before + 1)
  })
})
