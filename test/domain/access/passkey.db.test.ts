import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPasskey, readAccess, removePasskey, removePassword } from '#app/domain/access/factors.server.ts'
import { askForPasskey, askToMakePasskey, comeInWithPasskey } from '#app/domain/access/passkey.server.ts'
import { unlock, unlockWithPasskey } from '#app/domain/access/prove.server.ts'
import { signIn } from '#app/domain/member/session.server.ts'
import { lock } from '#app/domain/member/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { asDoor } from '#db/as.ts'
import { anAuthenticator, type Liar } from '#test/support/authenticator.ts'
import { type Cast, type Name, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aDoor, type Door, type Visitor } from '#test/support/visitor.ts'
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

const refusalOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )
/** Someone's browser, signed in, and a passkey they made there. */
async function withPasskey(name: Name) {
  const visitor = door.visitor()
  const cookie = await signIn(database.pool, cast[name].id, false)
  visitor.jar.set('__Host-meedenken', cookie.split(/[=;]/)[1]!)
  const asker = (await visitor.asker())!
  const key = anAuthenticator()
  const answer = key.make(await askToMakePasskey(visitor.services, asker))
  await addPasskey(visitor.services, asker, { answer, name: 'laptop' }, 'account.change-factors')
  return { visitor, key, asker: (await visitor.asker())! }
}
async function comeIn(visitor: Visitor, key: ReturnType<typeof anAuthenticator>, lie: Liar = {}) {
  const options = await askForPasskey(visitor.services)
  return refusalOf(comeInWithPasskey(visitor.services, key.use(options, lie), false))
}

describe('a passkey', () => {
  it('lets its owner in with one gesture (SEC-23)', async () => {
    const { key } = await withPasskey('anna')
    const browser = door.visitor()

    expect(await comeIn(browser, key)).toBeNull()

    expect((await browser.asker())?.id).toBe(cast.anna.id)
  })

  it('is asked for with the user verified, kept on the device, for our site alone (SEC-24)', async () => {
    const { visitor, asker } = await withPasskey('bram')

    const asked = await askForPasskey(visitor.services)
    const made = await askToMakePasskey(visitor.services, asker)

    expect(asked).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
    expect(asked.allowCredentials ?? []).toEqual([])
    expect(made.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(made.excludeCredentials).toHaveLength(1)
    expect(made.attestation).toBe('none')
  })

  const lies: Record<string, Liar> = {
    'from another site': { origin: 'https://kwaad.voorbeeld' },
    'from our name with another port': { origin: 'http://localhost:3001' },
    'for another relying party': { rpId: 'kwaad.voorbeeld' },
    'without the user verified': { verified: false },
    'to another challenge': { challenge: randomBytes(32).toString('base64url') },
    'that is signed by nobody': { signature: randomBytes(70) },
    'of a kind that makes passkeys': { type: 'webauthn.create' },
    'of a credential nobody has': { credentialId: randomBytes(32).toString('base64url') },
  }
  for (const [what, lie] of Object.entries(lies)) {
    it(`is refused with an answer ${what} (SEC-24)`, async () => {
      const { key } = await withPasskey('anna')
      const browser = door.visitor()

      expect(await comeIn(browser, key, lie)).toBe('wrong-credentials')
      expect(await browser.asker()).toBeNull()
    })
  }

  it('is refused when its counter went back: somebody copied it (SEC-24)', async () => {
    const { key } = await withPasskey('anna')

    expect(await comeIn(door.visitor(), key, { counter: 9 })).toBeNull()
    expect(await comeIn(door.visitor(), key, { counter: 3 })).toBe('wrong-credentials')
  })

  it('answers a challenge once, in the browser that was asked, within five minutes (SEC-24)', async () => {
    const { key } = await withPasskey('anna')
    const browser = door.visitor()
    const options = await askForPasskey(browser.services)
    const answer = key.use(options)
    const replaying = door.visitor({ jar: new Map(browser.jar) })

    expect(await refusalOf(comeInWithPasskey(browser.services, answer, false))).toBeNull()
    expect(await refusalOf(comeInWithPasskey(replaying.services, answer, false))).toBe('too-late')

    const stranger = door.visitor()
    const elsewhere = await askForPasskey(stranger.services)
    expect(await refusalOf(comeInWithPasskey(door.visitor().services, key.use(elsewhere), false))).toBe('too-late')

    const slow = door.visitor()
    const late = await askForPasskey(slow.services)
    await asDoor(database.pool, (tx) => tx`update entries set ends_at = now() - interval '1 second'`)
    expect(await refusalOf(comeInWithPasskey(slow.services, key.use(late), false))).toBe('too-late')
  })

  it('of someone else does not unlock my screen, and mine does', async () => {
    const anna = await withPasskey('anna')
    const bram = await withPasskey('bram')
    await lock(database.pool, anna.asker)

    const asked = await askForPasskey(anna.visitor.services)
    expect(await refusalOf(unlockWithPasskey(anna.visitor.services, anna.asker, bram.key.use(asked)))).toBe(
      'wrong-credentials',
    )
    const again = await askForPasskey(anna.visitor.services)
    expect(await refusalOf(unlockWithPasskey(anna.visitor.services, anna.asker, anna.key.use(again)))).toBeNull()
  })

  it('that is somebody’s already cannot be made anybody else’s', async () => {
    const { key } = await withPasskey('anna')
    const bram = await withPasskey('bram')
    const options = await askToMakePasskey(bram.visitor.services, bram.asker)

    const stolen = addPasskey(
      bram.visitor.services,
      bram.asker,
      { answer: key.make(options), name: '' },
      'account.change-factors',
    )

    expect(await refusalOf(stolen)).toBe('wrong-credentials')
  })

  it('gives its owner another token, and the one before is dead at once (SEC-20)', async () => {
    const { visitor, asker } = await withPasskey('chris')
    const before = visitor.cookies()
    const answer = anAuthenticator().make(await askToMakePasskey(visitor.services, asker))

    await addPasskey(visitor.services, asker, { answer, name: 'telefoon' }, 'account.change-factors')

    expect((await visitor.asker())?.sessionId).toBe(asker.sessionId)
    const old = door.visitor({ jar: new Map([['__Host-meedenken', /__Host-meedenken=([^;]+)/.exec(before)![1]!]]) })
    expect(await old.asker()).toBeNull()
  })
})

describe('the last way in', () => {
  it('is not taken away, also not when two tabs try at once', async () => {
    const { visitor, asker } = await withPasskey('freek')
    const answer = anAuthenticator().make(await askToMakePasskey(visitor.services, asker))
    await addPasskey(visitor.services, asker, { answer, name: 'telefoon' }, 'account.change-factors')
    const { factors } = await readAccess(visitor.services, asker)

    const outcomes = await Promise.all(
      factors.passkeys.map((key) => refusalOf(removePasskey(visitor.services, asker, key.id))),
    )

    expect(outcomes.sort()).toEqual(['last-way-in', null].sort())
    expect((await readAccess(visitor.services, asker)).factors.passkeys).toHaveLength(1)
  })

  it('may be a passkey after the password is gone', async () => {
    const { visitor, asker } = await withPasskey('dina')
    await withPassword(database.pool, visitor, asker)

    expect(await refusalOf(removePassword(visitor.services, asker))).toBeNull()
    expect(await refusalOf(removePassword(visitor.services, asker))).toBe('already-done')
  })
})

describe('a locked screen', () => {
  it('opens with the owner’s password, and slows down who guesses', async () => {
    const { visitor, asker } = await withPasskey('samira')
    await withPassword(database.pool, visitor, asker)
    const form = (words: string) => {
      const given = new FormData()
      given.set('password', words)
      return given
    }
    await lock(database.pool, asker)

    for (let n = 0; n < 5; n++) {
      expect(await refusalOf(unlock(visitor.services, asker, form(`verkeerd wachtwoord ${n}`)))).toBe(
        'wrong-credentials',
      )
    }
    expect(await refusalOf(unlock(visitor.services, asker, form(password)))).toBe('busy')
    await asDoor(database.pool, (tx) => tx`delete from throttle`)
    expect(await refusalOf(unlock(visitor.services, asker, form(password)))).toBeNull()
  })
})
