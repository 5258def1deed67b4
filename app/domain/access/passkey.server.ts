import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { asDoor } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { comer, insertPasskey, type PasskeyRow, passkeysFor, passkeyWith, usedPasskey } from '#db/queries/factor.ts'
import { recordRefused } from '../audit/write.server.ts'
import { networkOf } from '../member/session-rules.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { comeIn } from './come-in.server.ts'
import { begin, take } from './entry.server.ts'
import type { DoorServices } from './services.ts'
import { passNetwork } from './throttle.server.ts'

const timeoutMs = 5 * 60_000

/** What a browser needs to ask for a passkey of ours, whoever's. The challenge answers once, in this browser. */
export async function askForPasskey(services: DoorServices) {
  await passNetwork(services)
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(services),
    userVerification: 'required',
    timeout: timeoutMs,
  })
  await begin(services, 'passkey', { memberId: null, challenge: options.challenge })
  return options
}

/** Signs in with a passkey: who holds it and showed so to their device is two factors in one gesture. */
export async function comeInWithPasskey(
  services: DoorServices,
  answer: AuthenticationResponseJSON,
  shared: boolean,
): Promise<void> {
  await withPasskey(services, answer, null, (tx, memberId) =>
    comeIn(services, tx, memberId, { way: 'passkey', shared }),
  )
}

/**
 * Checks the answer of a passkey and does the deed in the same transaction.
 * @param of  whose it must be; null for whoever it is
 * @throws {Refusal} 'wrong-credentials' whatever is wrong with it, 'too-late'
 */
export async function withPasskey(
  services: DoorServices,
  answer: AuthenticationResponseJSON,
  of: Asker | null,
  deed: (tx: Tx, memberId: string) => Promise<void>,
): Promise<void> {
  const { challenge } = await take(services, 'passkey')
  const memberId = await asDoor(services.db, async (tx) => {
    const key = await passkeyWith(tx, Buffer.from(answer.id, 'base64url'))
    if (!key || (of && key.member_id !== of.id)) return null
    const counter = await counterIn(services, answer, challenge, key)
    if (counter === null) return null
    await usedPasskey(tx, key.id, counter)
    await deed(tx, key.member_id)
    return key.member_id
  })
  if (memberId) return
  await asDoor(services.db, (tx) =>
    recordRefused(
      tx,
      of?.id ?? null,
      'open.sign-in',
      { kind: 'session', id: null },
      networkOf(services.client.address),
    ),
  )
  throw new Refusal('wrong-credentials')
}

/** The counter after a sound answer; null for any other: wrong challenge, origin, signature, or nobody was verified. */
async function counterIn(
  services: DoorServices,
  answer: AuthenticationResponseJSON,
  challenge: string,
  key: PasskeyRow,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: services.settings.publicUrl,
      expectedRPID: relyingParty(services),
      requireUserVerification: true,
      credential: {
        id: Buffer.from(key.credential_id).toString('base64url'),
        publicKey: new Uint8Array(key.public_key),
        counter: key.counter,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null // the library says why in words that name what was expected
  }
}

/** What a browser needs to make a passkey for the asker. */
export async function askToMakePasskey(services: DoorServices, asker: Asker) {
  const { who, keys } = await asDoor(services.db, async (tx) => ({
    who: await comer(tx, asker.id),
    keys: await passkeysFor(tx, asker.id),
  }))
  if (!who) throw new Refusal('not-found')
  const options = await generateRegistrationOptions({
    rpName: 'Meedenken',
    rpID: relyingParty(services),
    userName: who.email,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(asker.id.replaceAll('-', ''), 'hex')),
    timeout: timeoutMs,
    attestationType: 'none',
    excludeCredentials: keys.map((key) => ({ id: Buffer.from(key.credential_id).toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await begin(services, 'add-passkey', { memberId: asker.id, challenge: options.challenge })
  return options
}

/** Stores the passkey that a browser made. @throws {Refusal} 'wrong-credentials', 'too-late' */
export async function storePasskey(
  services: DoorServices,
  asker: Asker,
  answer: RegistrationResponseJSON,
  name: string,
  deed: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { challenge, member_id } = await take(services, 'add-passkey')
  if (member_id !== asker.id) throw new Refusal('wrong-credentials')
  const made = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: services.settings.publicUrl,
    expectedRPID: relyingParty(services),
    requireUserVerification: true,
  }).catch(() => null)
  if (!made?.verified) throw new Refusal('wrong-credentials')
  const { credential } = made.registrationInfo
  await asDoor(services.db, async (tx) => {
    const { count } = await insertPasskey(tx, {
      memberId: asker.id,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
    })
    if (count === 0) throw new Refusal('wrong-credentials')
    await deed(tx)
  })
}

const relyingParty = ({ settings }: DoorServices) => new URL(settings.publicUrl).hostname
