import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readThread as openThread } from '#app/domain/advice/read.server.ts'
import { decide } from '#app/domain/advice/respond.server.ts'
import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute, editContribution } from '#app/domain/advice/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { asSystem } from '#db/as.ts'
import type { House } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, rowOf } from '#test/domain/case/a-case.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

const readThread = async (...at: Parameters<typeof openThread>) => (await openThread(...at)).thread
const refusal = (code: string) => expect.objectContaining({ code })
const says = async (
  asker: Asker,
  caseId: string,
  kind: 'question' | 'advice' | 'reply',
  body: string,
  more: Record<string, unknown> = {},
) => {
  const id = randomUUID()
  await contribute(context, asker, caseId, contributionForm.parse({ id, kind, body, ...more }))
  return id
}
const stateOf = async (id: string) => (await rowOf(context, id)).state

describe('thinking along', () => {
  it('brings the case where it belongs: a question waits for the author, the answer and the advice bring it on', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    const question = await says(bram, id, 'question', 'Wie vangt het kind op?')
    expect(await stateOf(id)).toBe('waiting-for-author')

    await says(anna, id, 'reply', 'Een ouder, meestal.', { replyTo: question })
    expect(await stateOf(id)).toBe('in-progress')

    await says(bram, id, 'advice', 'Begin klein.')
    expect(await stateOf(id)).toBe('in-progress')
    expect((await readThread(context.db, anna, id)).map((one) => [one.kind, one.replies.length])).toEqual([
      ['question', 1],
      ['advice', 0],
    ])
  })

  it('is refused while the words name somebody, and what may stay is remembered as a hash', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    const body = 'Lees het boek van dhr. A. Bakker.'

    const refused = await says(bram, id, 'advice', body).catch((error) => error)

    expect(refused).toMatchObject({ code: 'open-marks' })
    expect(JSON.stringify(refused.details)).not.toContain('Bakker')
    const [{ start, end }] = refused.details.marks
    await says(bram, id, 'advice', body, { kept: [`${start}-${end}:publicly-known`] })
    expect(await readThread(context.db, anna, id)).toHaveLength(1)
  })

  it('is not for a reader, nor for someone of another board, nor on a closed case', async () => {
    const { anna, bram, chris, freek, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)

    await expect(says(freek, id, 'advice', 'Dit.')).rejects.toEqual(refusal('not-allowed'))
    await expect(says(chris, id, 'advice', 'Dit.')).rejects.toEqual(refusal('not-found'))
    await asSystem(context.db, (tx) => tx`update cases set state = 'closed' where id = ${id}`)
    await expect(says(bram, id, 'advice', 'Dit.')).rejects.toEqual(refusal('wrong-state'))
  })

  it('is said once when the form is sent twice', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    const form = contributionForm.parse({ id: randomUUID(), kind: 'advice', body: 'Begin klein.' })

    await Promise.all([contribute(context, bram, id, form), contribute(context, bram, id, form)])

    expect(await readThread(context.db, bram, id)).toHaveLength(1)
  })

  it('cannot answer something of another case', async () => {
    const { anna, bram, board } = house.cast
    const [one, other] = [await anOpenCase(context, anna, board.id), await anOpenCase(context, anna, board.id)]
    const question = await says(bram, one, 'question', 'Hoe gaat het op school?')

    await expect(says(bram, other, 'reply', 'Goed.', { replyTo: question })).rejects.toEqual(refusal('stale'))
  })
})

describe('saying it differently', () => {
  it('is for its writer, keeps what it said before, and never overwrites what one did not see', async () => {
    const { anna, bram, dina, board } = house.cast
    const caseId = await anOpenCase(context, anna, board.id)
    const contributionId = await says(bram, caseId, 'advice', 'Begin klein.')
    const [was] = await readThread(context.db, bram, caseId)
    const seen = was!.writtenAt.toISOString()
    const edit = (asker: Asker, body: string) =>
      editContribution(context, asker, { caseId, contributionId }, { body, kept: [], seen })

    await expect(edit(dina, 'Iets anders.')).rejects.toEqual(refusal('not-allowed'))
    await edit(bram, 'Begin klein, en rustig.')
    await expect(edit(bram, 'Oud.')).rejects.toEqual(refusal('stale'))

    const [now] = await readThread(context.db, anna, caseId)
    expect(now).toMatchObject({ body: 'Begin klein, en rustig.', before: [{ body: 'Begin klein.' }] })
  })
})

describe('following an advice', () => {
  it('is for the author to say, of as many as they like, and to take back', async () => {
    const { anna, bram, board } = house.cast
    const caseId = await anOpenCase(context, anna, board.id)
    const contributionId = await says(bram, caseId, 'advice', 'Begin klein.')

    await expect(decide(context, bram, { caseId, contributionId }, 'will-do')).rejects.toEqual(refusal('not-allowed'))
    await decide(context, anna, { caseId, contributionId }, 'will-do')
    expect((await readThread(context.db, bram, caseId))[0]!.decision).toBe('will-do')
    await decide(context, anna, { caseId, contributionId }, null)
    expect((await readThread(context.db, bram, caseId))[0]!.decision).toBeNull()
  })
})

describe('an author without a name', () => {
  it('is nobody in the thread as well', async () => {
    const { anna, bram, board } = house.cast
    const caseId = await anOpenCase(context, anna, board.id, { showName: 'no' })
    const question = await says(bram, caseId, 'question', 'Wie vangt het kind op?')
    await says(anna, caseId, 'reply', 'Een ouder.', { replyTo: question })

    const [thread] = await readThread(context.db, bram, caseId)

    expect(thread!.replies[0]).toMatchObject({ writer: null, as: 'author' })
    expect(JSON.stringify(thread)).not.toContain(anna.id)
  })
})
