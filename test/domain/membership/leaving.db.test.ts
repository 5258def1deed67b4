import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newRecoveryCodes } from '#app/domain/access/factors.server.ts'
import { decide, readApprovals, stopRecovery } from '#app/domain/membership/approve.server.ts'
import { findPeople, readPerson, recover } from '#app/domain/membership/members.server.ts'
import { changeAbsence, changeNumbers, exportOwn, leave, readStandIns } from '#app/domain/membership/own.server.ts'
import { giveMailedCode, giveRecoveryCode, recoveryLink, useRecovery } from '#app/domain/membership/recovery.server.ts'
import type { Mail } from '#app/domain/message/types.ts'
import { inboxOf, tell } from '#app/domain/message/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { as, asDoor, asSystem } from '#db/as.ts'
import { aHouse, type House } from '#test/collab/house.ts'
import { withPassword } from '#test/domain/access/enrolled.ts'
import { aDoor, type Door, type Visitor } from '#test/support/visitor.ts'

let house: House
let door: Door
beforeAll(async () => {
  house = await aHouse()
  door = aDoor(house.database.pool)
})
afterAll(async () => {
  await door.close()
  await house.close()
})
beforeEach(() => asDoor(house.database.pool, (tx) => tx`delete from throttle`))

const mails: Mail[] = []
const posting = (visitor: Visitor) => ({
  ...visitor.services,
  outbox: { put: async (_tx: unknown, mail: Mail) => void mails.push(mail), nudge: () => undefined },
})
const refusalOf = (deed: Promise<unknown>) =>
  deed.then(
    () => null,
    (error: Refusal) => error.code ?? String(error),
  )
const kindsFor = async (id: string) =>
  (
    await asSystem(
      house.database.pool,
      (tx) => tx<{ kind: string }[]>`select kind from messages where member_id = ${id}`,
    )
  ).map((row) => row.kind)
const aDayPasses = () =>
  asSystem(
    house.database.pool,
    (tx) => tx`update approvals set ready_at = now() - interval '1 second' where ready_at is not null`,
  )
const openRecovery = async () =>
  (await readApprovals(posting(door.visitor()), house.cast.els)).find((one) => one.kind === 'recovery')

describe('someone who lost all they sign in with', () => {
  it('is let in anew by two people and a day, everyone concerned being told (SEC-27)', async () => {
    const { anna, dina, els } = house.cast
    await withPassword(house.database.pool, door.visitor(), anna)
    const desk = posting(door.visitor())
    await recover(desk, dina, anna.id, 'Telefoon kwijt; ik heb haar gebeld.')
    expect(await kindsFor(anna.id)).toContain('recovery')
    const one = (await openRecovery())!

    expect(await refusalOf(decide(desk, dina, one.id, 'approved'))).toBe('not-allowed')
    expect(await refusalOf(recoveryLink(desk, dina, one.id))).toBe('not-found')
    await decide(desk, els, one.id, 'approved')
    expect(await refusalOf(recoveryLink(desk, dina, one.id))).toBe('wrong-state')
    await aDayPasses()
    const token = (await recoveryLink(desk, dina, one.id)).split('/').pop()
    const comer = door.visitor()
    await useRecovery(comer.services, token)

    expect((await comer.asker())?.id).toBe(anna.id)
    const left = await asDoor(house.database.pool, (tx) => tx`select from passwords where member_id = ${anna.id}`)
    expect(left).toHaveLength(0)
    expect(await refusalOf(useRecovery(door.visitor().services, token))).toBe('gone')
  })

  it('can be stopped by whoever it is about, as long as it was not used (SEC-27)', async () => {
    const { bram, dina } = house.cast
    await recover(posting(door.visitor()), dina, bram.id, 'Vraagt iemand die zegt dat hij Bram is')
    await stopRecovery(posting(door.visitor()), bram, bram.id)

    expect(await openRecovery()).toBeUndefined()
  })

  it('comes in with a saved code together with a mailed one, each once; one of them opens nothing (SEC-27)', async () => {
    const { chris } = house.cast
    await withPassword(house.database.pool, door.visitor(), chris)
    const [saved = ''] = await newRecoveryCodes(door.visitor().services, chris)
    mails.length = 0

    const comer = door.visitor()
    await giveRecoveryCode(posting(comer), { email: 'chris@voorbeeld.invalid', code: saved })
    expect(await comer.asker()).toBeNull()
    expect(await refusalOf(giveMailedCode(posting(comer), '00000000'))).toBe('wrong-code')
    const mailed = /Uw code is ([\d ]+)\./.exec(mails[0]?.body ?? '')?.[1] ?? ''
    await giveMailedCode(posting(comer), mailed)
    expect((await comer.asker())?.id).toBe(chris.id)

    const again = door.visitor()
    mails.length = 0
    await giveRecoveryCode(posting(again), { email: 'chris@voorbeeld.invalid', code: saved })
    expect(mails).toHaveLength(0)
  })

  it('is told the same whether address and code are right or not (SEC-29)', async () => {
    for (const form of [
      { email: 'niemand@voorbeeld.invalid', code: 'ABCDE' },
      { email: 'anna@voorbeeld.invalid', code: 'ABCDE' },
    ]) {
      expect(await refusalOf(giveRecoveryCode(posting(door.visitor()), form))).toBeNull()
    }
  })
})

describe('wie is wie', () => {
  it('finds colleagues by all words and says who is away and who stands in', async () => {
    const { freek, samira, dina } = house.cast
    await changeAbsence(posting(door.visitor()), freek, { until: '2099-01-31', standIn: samira.id }, new Date())

    const { people } = await findPeople(posting(door.visitor()), dina, new URLSearchParams({ q: 'faber freek' }))

    expect(people.map(({ name, absentUntil, standIn }) => [name, absentUntil, standIn?.name])).toEqual([
      ['Freek Faber', '2099-01-31', 'Samira Saidi'],
    ])
    expect((await readStandIns(posting(door.visitor()), samira)).map(({ name }) => name)).toEqual(['Freek Faber'])
    const none = await findPeople(posting(door.visitor()), dina, new URLSearchParams({ q: 'freek', here: 'yes' }))
    expect(none.people).toEqual([])
  })

  it('refuses a day that was, at its own field', async () => {
    expect(
      await refusalOf(
        changeAbsence(posting(door.visitor()), house.cast.freek, { until: '2020-01-01', standIn: null }, new Date()),
      ),
    ).toBe('bad-input')
  })

  it('shows register numbers to oneself and the coordinator, to nobody else (SEC-33)', async () => {
    const { anna, bram, dina, els } = house.cast
    await changeNumbers(posting(door.visitor()), anna, { big: '19012345601', skj: '', other: '' })

    expect((await readPerson(posting(door.visitor()), dina, anna.id)).numbers?.big).toBe('19012345601')
    expect((await readPerson(posting(door.visitor()), els, anna.id)).numbers).toBeNull()
    expect((await readPerson(posting(door.visitor()), bram, anna.id)).numbers).toBeNull()
    const seen = await as(house.database.pool, bram, (tx) => tx`select big from register_numbers`)
    expect(seen).toEqual([])
  })
})

describe('a stand-in', () => {
  it('hears what waits for a colleague who is away, and nothing of a case they cannot read themselves', async () => {
    const { anna, bram, chris, dina, board } = house.cast
    const caseId = randomUUID()
    await asSystem(house.database.pool, async (tx) => {
      await tx`
        insert into cases (id, board_id, author_id, state, question, document_id, notes_id)
        values (${caseId}, ${board.id}, ${anna.id}, 'open', 'Wat nu?', ${randomUUID()}, ${randomUUID()})`
    })
    const about = { kind: 'case', id: caseId, number: 1 } as const
    const services = posting(door.visitor())
    for (const [standIn, heard] of [
      [bram, 1],
      [chris, 0],
    ] as const) {
      await changeAbsence(services, anna, { until: '2099-01-31', standIn: standIn.id }, new Date())
      await as(house.database.pool, dina, (tx) => tx`select ${anna.id}`)
      await asSystem(house.database.pool, (tx) => tell(tx, anna.id, 'answer', about))
      const inbox = await inboxOf(house.database.pool, standIn)
      expect(inbox.filter((one) => one.about === 'case' && one.standsInFor === 'Anna Aalders')).toHaveLength(heard)
    }
  })
})

describe('what is kept about oneself', () => {
  it('can be taken along: one’s own words and facts, not a word of another (PRIV-18)', async () => {
    const { anna, bram, board } = house.cast
    const caseId = randomUUID()
    await asSystem(house.database.pool, async (tx) => {
      await tx`
        insert into cases (id, board_id, author_id, state, question, document_id, notes_id)
        values (${caseId}, ${board.id}, ${anna.id}, 'open', 'Kanarie van Anna', ${randomUUID()}, ${randomUUID()})`
      await tx`
        insert into contributions (id, case_id, writer_id, kind, body)
        values (${randomUUID()}, ${caseId}, ${bram.id}, 'advice', 'Kanarie van Bram')`
    })

    const annas = JSON.stringify(await exportOwn(posting(door.visitor()) as never, anna, new Date()))
    const brams = JSON.stringify(await exportOwn(posting(door.visitor()) as never, bram, new Date()))

    expect(annas).toContain('Kanarie van Anna')
    expect(annas).toContain('19012345601')
    expect(annas).not.toMatch(/Kanarie van Bram|Bram Bos|bram@/)
    expect(brams).toContain('Kanarie van Bram')
    expect(brams).not.toMatch(/Kanarie van Anna|Anna Aalders|19012345601/)
  })

  it('goes when one leaves: sessions, keys, drafts, numbers and messages; words stay without a name, or go (PRIV-19)', async () => {
    const { bram, samira, board, anna } = house.cast
    const pool = house.database.pool
    const caseId = randomUUID()
    await asSystem(pool, async (tx) => {
      await tx`
        insert into cases (id, board_id, author_id, state, question, document_id, notes_id)
        values (${caseId}, ${board.id}, ${anna.id}, 'open', 'Wat nu?', ${randomUUID()}, ${randomUUID()})`
      for (const [writer, body] of [
        [bram, 'Woorden van Bram'],
        [samira, 'Woorden van Samira'],
      ] as const) {
        await tx`
          insert into contributions (id, case_id, writer_id, kind, body)
          values (${randomUUID()}, ${caseId}, ${writer.id}, 'advice', ${body})`
      }
    })
    await withPassword(pool, door.visitor(), bram)
    await changeNumbers(posting(door.visitor()), bram, { big: '29012345601', skj: '', other: '' })
    const services = { ...posting(door.visitor()), documents: house.collab.documents }

    await leave(services, bram, { words: 'keep', sure: 'yes' }, 'Oud-lid (expert)')
    await leave(services, samira, { words: 'wipe', sure: 'yes' }, 'Oud-lid (expert)')

    const [bodies, members, rest] = await asSystem(pool, async (tx) => [
      (await tx`select body from contributions where case_id = ${caseId} order by written_at`).map((row) => row.body),
      (
        await tx`select name, email, left_at is not null as left from members where id in (${bram.id}, ${samira.id})`
      ).map((row) => [row.name, /bram|samira/i.test(row.email), row.left]),
      await tx`
        select (select count(*)::int from sessions where member_id = ${bram.id} and ended_at is null) as sessions,
               (select count(*)::int from register_numbers where member_id = ${bram.id}) as numbers,
               (select count(*)::int from messages where member_id = ${bram.id}) as messages,
               (select count(*)::int from board_members where member_id = ${bram.id}) as boards`,
    ])
    expect(bodies).toEqual(['Woorden van Bram', '—'])
    expect(members).toEqual([
      ['Oud-lid (expert)', false, true],
      ['Oud-lid (expert)', false, true],
    ])
    expect(rest[0]).toEqual({ sessions: 0, numbers: 0, messages: 0, boards: 0 })
    expect(await asDoor(pool, (tx) => tx`select from passwords where member_id = ${bram.id}`)).toHaveLength(0)
  })
})
