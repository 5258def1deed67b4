import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askColleague, notNow, readAsking } from '#app/domain/advice/asking.server.ts'
import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute } from '#app/domain/advice/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { namePerson } from '#app/domain/case/people.server.ts'
import { publishCase } from '#app/domain/case/write.server.ts'
import { homeOf } from '#app/domain/home/read.server.ts'
import { readSilence } from '#app/domain/silence/read.server.ts'
import { asSystem } from '#db/as.ts'
import type { House } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, aWholeDraft } from '#test/domain/case/a-case.ts'
import type { Name } from '#test/support/cast.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const now = new Date('2026-11-24T09:00:00Z')
const placedOn = async (iso: string, fields: Record<string, unknown> = {}) => {
  const id = await anOpenCase(context, house.cast.anna, house.cast.board.id, fields)
  await asSystem(context.db, (tx) => tx`update cases set published_at = ${new Date(iso)} where id = ${id}`)
  return id
}
const says = (name: Name, id: string, kind: 'question' | 'advice') =>
  contribute(context, house.cast[name], id, contributionForm.parse({ id: randomUUID(), kind, body: 'Begin klein.' }))
const silentTo = async (name: Name) =>
  (await readSilence(context.db, house.cast[name], now)).map((one) => [one.id, one.why])

describe('the list of silent cases', () => {
  it('holds what got no reaction, and then what got no advice, for the coordinator alone', async () => {
    const unheard = await placedOn('2026-11-18T09:00:00Z')
    const asked = await placedOn('2026-11-16T09:00:00Z')
    const fresh = await placedOn('2026-11-23T09:00:00Z')
    const advised = await placedOn('2026-11-10T09:00:00Z')
    await says('bram', asked, 'question')
    await says('bram', advised, 'advice')

    expect(await silentTo('dina')).toEqual([
      [asked, 'no-advice'],
      [unheard, 'no-reaction'],
    ])
    expect(await silentTo('bram')).toEqual([])
    const silent = (await homeOf(context.db, house.cast.dina, now)).waiting.filter((one) => one.kind === 'silent')
    expect(silent.map((one) => one.id)).not.toContain(fresh)
  })

  it('stands on the first page of the coordinator, with whom to ask', async () => {
    const [first] = (await homeOf(context.db, house.cast.dina, now)).waiting.filter((one) => one.kind === 'silent')

    expect(first?.silence?.asking.suggestions.map((one) => one.name)).toContain('Samira Saidi')
  })

  it('never says to ask oneself', async () => {
    const id = await placedOn('2026-11-18T09:00:00Z')

    for (const name of ['bram', 'samira', 'dina'] as const) {
      const { suggestions } = await readAsking(context.db, house.cast[name], id)
      expect(suggestions.map((one) => one.id)).not.toContain(house.cast[name].id)
      expect(suggestions.length).toBeGreaterThan(0)
    }
  })
})

describe('asking a colleague', () => {
  it('puts the case first on their page, tells them by mail without a word of it, and asks once', async () => {
    const { anna, samira } = house.cast
    const id = await placedOn('2026-11-23T09:00:00Z')

    await askColleague(context, anna, id, samira.id)

    const home = await homeOf(context.db, samira, now)
    expect(home.waiting[0]).toMatchObject({ kind: 'asked', id, by: anna.name })
    const [mail] = await asSystem(
      context.db,
      (tx) => tx`select subject, body from outbox where body like ${`%/cases/${id}`} or body like ${`%/cases/${id}%`}`,
    )
    expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/EMDR|omgang|Anna/)
    await expect(askColleague(context, anna, id, samira.id)).rejects.toEqual(refusal('already-done'))
  })

  it('waits no longer once they said not now, or said something', async () => {
    const { anna, samira, bram } = house.cast
    const id = await placedOn('2026-11-23T09:00:00Z')
    await askColleague(context, anna, id, samira.id)
    await askColleague(context, anna, id, bram.id)

    await notNow(context, samira, id)
    await says('bram', id, 'advice')

    for (const one of [samira, bram]) {
      expect(
        (await homeOf(context.db, one, now)).waiting.filter((waits) => waits.kind === 'asked' && waits.id === id),
      ).toEqual([])
    }
    const { asked, suggestions } = await readAsking(context.db, anna, id)
    expect(asked.map((one) => [one.name, one.declined])).toEqual([
      [samira.name, true],
      [bram.name, false],
    ])
    expect(suggestions.map((one) => one.id)).not.toContain(samira.id)
  })

  it('is only possible with who can read the case: asking never opens it', async () => {
    const { anna, bram, chris, samira, freek, board } = house.cast
    const id = await aWholeDraft(context, anna, board.id, { visibility: 'named' })
    await namePerson(context, anna, id, { as: 'reader', member: bram.id, on: true })
    await publishCase(context, anna, id)

    for (const one of [samira, chris, freek]) {
      await expect(askColleague(context, anna, id, one.id)).rejects.toEqual(refusal('not-found'))
    }
    await expect(askColleague(context, anna, id, anna.id)).rejects.toEqual(refusal('not-found'))
    await expect(askColleague(context, chris, id, bram.id)).rejects.toEqual(refusal('not-found'))
    expect((await readAsking(context.db, anna, id)).suggestions.map((one) => one.id)).toEqual([bram.id])
  })

  it('waits again for who asked something first, once the author answered', async () => {
    const { anna, bram } = house.cast
    const id = await placedOn('2026-11-23T09:00:00Z')
    const waitsForBram = async () =>
      (await homeOf(context.db, bram, now)).waiting.some((one) => one.kind === 'asked' && one.id === id)
    await askColleague(context, anna, id, bram.id)

    const questionId = randomUUID()
    const asks = { id: questionId, kind: 'question', body: 'Wie is er daarna bij het kind?' }
    await contribute(context, bram, id, contributionForm.parse(asks))
    expect(await waitsForBram()).toBe(false)

    const answer = { id: randomUUID(), kind: 'reply', body: 'Moeder.', replyTo: questionId }
    await contribute(context, anna, id, contributionForm.parse(answer))
    expect(await waitsForBram()).toBe(true)

    await says('bram', id, 'advice')
    expect(await waitsForBram()).toBe(false)
  })

  it('does not tell who asked when the author is not named', async () => {
    const { anna, samira } = house.cast
    const id = await placedOn('2026-11-23T09:00:00Z', { showName: 'no' })
    await askColleague(context, anna, id, samira.id)

    expect((await homeOf(context.db, samira, now)).waiting.find((one) => one.id === id)?.by).toBeNull()
    expect((await readAsking(context.db, samira, id)).askedMe).toEqual({ by: null })
  })
})
