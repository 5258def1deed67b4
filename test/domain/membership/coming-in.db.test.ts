import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessionFrom } from '#app/domain/member/session.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { accept, readInvitation } from '#app/domain/membership/accept.server.ts'
import { decide, readApprovals } from '#app/domain/membership/approve.server.ts'
import { invite, readInvitations, resend, revoke } from '#app/domain/membership/invite.server.ts'
import { changeRole, endMembership, suspend } from '#app/domain/membership/members.server.ts'
import { acceptForm, inviteForm } from '#app/domain/membership/schema.ts'
import type { Mail } from '#app/domain/message/types.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import type { Role } from '#app/domain/rights/table.ts'
import { asDoor, asSystem } from '#db/as.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aDoor, type Door } from '#test/support/visitor.ts'

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

const mails: Mail[] = []
/** A desk from which somebody runs the group; what it lays ready is kept to look at. */
const desk = () => ({
  ...door.visitor().services,
  outbox: { put: async (_tx: unknown, mail: Mail) => void mails.push(mail), nudge: () => undefined },
})
const refusalOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )
const ask = (by: Asker, addresses: string, role: Role = 'therapist', board: string[] = []) =>
  invite(desk(), by, inviteForm.parse({ addresses, role, board }))
const tokenOf = (link: string | undefined) => link?.split('/').pop()
const answers = acceptForm.parse({ name: 'Nora Nieuw', discipline: 'GZ-psycholoog', rules: 'yes', big: '19012345601' })
const rolesOf = async (id: string) =>
  (
    await asSystem(
      database.pool,
      (tx) => tx<{ role: Role }[]>`select role from member_roles where member_id = ${id} order by role`,
    )
  ).map((row) => row.role)
const messagesOf = async (id: string) =>
  (
    await asSystem(database.pool, (tx) => tx<{ kind: string }[]>`select kind from messages where member_id = ${id}`)
  ).map((row) => row.kind)

describe('an invitation', () => {
  it('lets in whoever it was sent to, once, with the role and the boards that were chosen (SEC-31)', async () => {
    const [sent] = await ask(cast.dina, 'Nora@voorbeeld.nl', 'therapist', [cast.board.id])
    const token = tokenOf(sent?.link)
    const nora = door.visitor()

    expect(await readInvitation(nora.services, token)).toMatchObject({ email: 'nora@voorbeeld.nl' })
    await accept(nora.services, token, answers)

    const session = await sessionFrom(database.pool, nora.cookies(), false)
    expect(session).toMatchObject({ scope: 'enrol', agreed: true, asker: { name: 'Nora Nieuw', roles: ['therapist'] } })
    const rows = await asSystem(
      database.pool,
      (tx) => tx`select board_id from board_members where member_id = ${session!.asker.id}`,
    )
    expect(rows.map((row) => row.board_id)).toEqual([cast.board.id])
    expect(await refusalOf(accept(door.visitor().services, token, answers))).toBe('gone')
    expect(await refusalOf(readInvitation(nora.services, token))).toBe('gone')
  })

  it('is not used up by looking, as mail scanners do (SEC-31)', async () => {
    const [sent] = await ask(cast.dina, 'kijker@voorbeeld.nl')
    for (let n = 0; n < 5; n++) await readInvitation(door.visitor().services, tokenOf(sent?.link))

    const guest = door.visitor()
    await accept(guest.services, tokenOf(sent?.link), answers)
    expect(await guest.asker()).not.toBeNull()
  })

  it('is used by one of ten who try at once (SEC-31)', async () => {
    const [sent] = await ask(cast.dina, 'tien@voorbeeld.nl')

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => refusalOf(accept(door.visitor().services, tokenOf(sent?.link), answers))),
    )

    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'gone' || one === 'busy')).toHaveLength(9)
  })

  it('ends after fourteen days, when it is taken back, and when it is sent anew (SEC-31)', async () => {
    const [late] = await ask(cast.dina, 'laat@voorbeeld.nl')
    await asSystem(
      database.pool,
      (tx) => tx`update invitations set ends_at = now() - interval '1 second' where email = 'laat@voorbeeld.nl'`,
    )
    expect(await refusalOf(accept(door.visitor().services, tokenOf(late?.link), answers))).toBe('gone')

    const lateId = (await readInvitations(desk(), cast.dina)).open.find((one) => one.email === 'laat@voorbeeld.nl')!.id
    const anew = await resend(desk(), cast.dina, lateId)
    expect(await refusalOf(readInvitation(desk(), tokenOf(late?.link)))).toBe('gone')
    expect(await readInvitation(desk(), tokenOf(anew))).toMatchObject({ email: 'laat@voorbeeld.nl' })

    await revoke(desk(), cast.dina, lateId)
    expect(await refusalOf(readInvitation(desk(), tokenOf(anew)))).toBe('gone')
  })

  it('is 256 bits that are kept nowhere but in the link (SEC-31)', async () => {
    mails.length = 0
    const [sent] = await ask(cast.dina, 'geheim@voorbeeld.nl')
    const token = tokenOf(sent?.link)!

    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await asSystem(database.pool, (tx) => tx`select i::text as words from invitations i`)
    expect(rows.map((row) => row.words).join()).not.toContain(token)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ secret: true, to: { address: 'geheim@voorbeeld.nl' } })
  })

  it('names nobody and nothing in its mail (PRIV-12)', async () => {
    mails.length = 0
    await ask(cast.dina, 'stil@voorbeeld.nl', 'therapist', [cast.board.id])

    expect(`${mails[0]?.subject} ${mails[0]?.body}`).not.toMatch(/Dina|Duin|Kinderen|therap|behandelaar/i)
  })

  it('is opened by no token we did not give out', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), "' or 1=1 --", '../../etc', undefined]) {
      expect(await refusalOf(accept(door.visitor().services, token, answers)), String(token)).toBe('gone')
    }
  })

  it('says of each address what became of it, and tells the other coordinators', async () => {
    await ask(cast.dina, 'vaker@voorbeeld.nl')
    const outcomes = await ask(cast.dina, 'anna@voorbeeld.invalid, vaker@voorbeeld.nl, vers@voorbeeld.nl')

    expect(outcomes.map(({ email, outcome }) => [email, outcome])).toEqual([
      ['anna@voorbeeld.invalid', 'member'],
      ['vaker@voorbeeld.nl', 'invited-before'],
      ['vers@voorbeeld.nl', 'sent'],
    ])
  })

  it('is for coordinators to give: others are refused, and see none (SEC-33)', async () => {
    for (const name of ['anna', 'bram', 'freek', 'els'] as const) {
      expect(await refusalOf(ask(cast[name], `${name}-gast@voorbeeld.nl`)), name).toBe('not-allowed')
    }
  })
})

describe('a role that runs the group', () => {
  it('waits for a second pair of eyes: one approver alone changes nothing (SEC-32)', async () => {
    const waits = await changeRole(desk(), cast.dina, cast.bram.id, 'coordinator', true)

    expect(waits).toBe(true)
    expect(await rolesOf(cast.bram.id)).toEqual(['expert'])
    const [mine] = (await readApprovals(desk(), cast.dina)).filter((one) => one.kind === 'role')
    expect(mine?.mine).toBe(false)
    expect(await refusalOf(decide(desk(), cast.dina, mine!.id, 'approved'))).toBe('not-allowed')
    expect(await refusalOf(decide(desk(), cast.bram, mine!.id, 'approved'))).toBe('not-allowed')
    expect(await messagesOf(cast.els.id)).toContain('approval')

    await decide(desk(), cast.els, mine!.id, 'approved')

    expect(await rolesOf(cast.bram.id)).toEqual(['coordinator', 'expert'])
    expect(await refusalOf(decide(desk(), cast.els, mine!.id, 'refused'))).toBe('already-done')
    await changeRole(desk(), cast.dina, cast.bram.id, 'coordinator', false)
  })

  it('in an invitation sends the link only after the yes, and none after the no (SEC-32)', async () => {
    mails.length = 0
    const [sent] = await ask(cast.dina, 'nieuwe-coordinator@voorbeeld.nl', 'coordinator')
    expect(sent).toMatchObject({ outcome: 'waits' })
    expect(sent?.link).toBeUndefined()
    expect(mails).toHaveLength(0)
    const [one] = (await readApprovals(desk(), cast.els)).filter((row) => row.kind === 'invitation')

    await decide(desk(), cast.els, one!.id, 'approved')
    expect(mails.map((mail) => mail.to.address)).toEqual(['nieuwe-coordinator@voorbeeld.nl'])

    await ask(cast.dina, 'geweigerd@voorbeeld.nl', 'administrator')
    const [other] = (await readApprovals(desk(), cast.els)).filter((row) => row.kind === 'invitation')
    await decide(desk(), cast.els, other!.id, 'refused')
    expect(mails).toHaveLength(1)
  })

  it('stays with somebody: the last coordinator cannot be taken away, blocked or ended', async () => {
    expect(await refusalOf(changeRole(desk(), cast.els, cast.dina.id, 'coordinator', false))).toBe('last-one')
    expect(await refusalOf(suspend(desk(), cast.els, cast.dina.id, true))).toBe('last-one')
    expect(await refusalOf(endMembership(desk(), cast.els, cast.dina.id))).toBe('last-one')
  })
})

describe('leaving the house', () => {
  it('ends every session of whoever is blocked, until they are let in again (SEC-21)', async () => {
    await suspend(desk(), cast.dina, cast.chris.id, true)
    const living = () =>
      asSystem(database.pool, (tx) => tx`select from sessions where member_id = ${cast.chris.id} and ended_at is null`)
    expect(await living()).toHaveLength(0)
    await suspend(desk(), cast.dina, cast.chris.id, false)
    expect(await living()).toHaveLength(0)
  })

  it('can be undone by a new invitation to the same address: the same person, with today’s role alone', async () => {
    await endMembership(desk(), cast.dina, cast.samira.id)
    const [sent] = await ask(cast.dina, 'samira@voorbeeld.invalid', 'reader')
    expect(sent?.outcome).toBe('sent')

    const samira = door.visitor()
    await accept(samira.services, tokenOf(sent?.link), answers)

    expect((await samira.asker())?.id).toBe(cast.samira.id)
    expect(await rolesOf(cast.samira.id)).toEqual(['reader'])
  })
})
