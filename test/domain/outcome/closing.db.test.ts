import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readThread } from '#app/domain/advice/read.server.ts'
import { contributionForm } from '#app/domain/advice/schema.ts'
import { contribute } from '#app/domain/advice/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { moveCase, undoMove } from '#app/domain/case/move.server.ts'
import { readCase } from '#app/domain/case/read.server.ts'
import { retireCases } from '#app/domain/case/retire.server.ts'
import { askHowItWent } from '#app/domain/outcome/asking.server.ts'
import { beginSummary } from '#app/domain/outcome/outline.server.ts'
import { readOutcome } from '#app/domain/outcome/read.server.ts'
import { closeOutForm, followUpForm, lessonForm } from '#app/domain/outcome/schema.ts'
import { acceptSummary } from '#app/domain/outcome/summary.server.ts'
import { closeOut, tellHowItWent, writeLesson } from '#app/domain/outcome/write.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import { type House, paragraphs } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase, rowOf } from '#test/domain/case/a-case.ts'

let house: House
let context: CaseServices
let faults: unknown[]
beforeAll(async () => {
  ;({ house, context, faults } = await aConsultingHouse())
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

const refusal = (code: string) => expect.objectContaining({ code })
const stateOf = async (id: string) => (await rowOf(context, id)).state
const services = () =>
  ({ ...context, reportError: (error: unknown) => faults.push(error) }) as unknown as Omit<LoadContext, 'nonce'>
const answers = { result: 'new-advice', value: '4', nextStep: 'Ik begin klein.', lesson: 'no', weeks: '8' }
const summary = 'Begin klein, met een plan voor de avond.'

/** A case with one advice and a summary, in the state Samengevat. */
async function aSummarisedCase(words = summary): Promise<string> {
  const { anna, bram, board } = house.cast
  const id = await anOpenCase(context, anna, board.id)
  await contribute(
    context,
    bram,
    id,
    contributionForm.parse({ id: randomUUID(), kind: 'advice', body: 'Begin klein.' }),
  )
  await context.documents.write((await rowOf(context, id)).notes_id as string, bram, { summary: paragraphs(words) })
  await moveCase(context, bram, id, 'case.summarise')
  return id
}
const accept = (id: string, seen = summary) => acceptSummary(context, house.cast.anna, id, { accepted: true, seen })
const close = (id: string, change: Record<string, string> = {}) =>
  closeOut(context, house.cast.anna, id, closeOutForm.parse({ ...answers, ...change }))
/** How often somebody was asked how it went with a case. */
const timesAsked = async (id: string) =>
  (await asSystem(context.db, (tx) => tx`select 1 from messages where object_id = ${id} and kind = 'follow-up'`)).length
const passes = (id: string, days: number) =>
  asSystem(
    context.db,
    (tx) => tx`
      update case_outcomes set follow_up_due_at = follow_up_due_at - ${days} * interval '1 day',
             asked_at = asked_at - ${days} * interval '1 day', reminded_at = reminded_at - ${days} * interval '1 day'
       where case_id = ${id}`,
  )

describe('a summary', () => {
  it('is needed before a case is called summarised', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, bram, id, 'case.start')

    const refused = await moveCase(context, bram, id, 'case.summarise').catch((error) => error)

    expect(refused).toMatchObject({ code: 'not-yet', details: { needs: ['summary'] } })
    expect(await stateOf(id)).toBe('in-progress')
  })

  it('begins with an outline of what was said, once', async () => {
    const { anna, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await contribute(
      context,
      bram,
      id,
      contributionForm.parse({ id: randomUUID(), kind: 'advice', body: 'Begin klein.' }),
    )

    await beginSummary(context, bram, id)

    expect(JSON.stringify((await readCase(context, anna, id)).summary)).toContain('Begin klein.')
    await expect(beginSummary(context, bram, id)).rejects.toEqual(refusal('already-done'))
    await expect(beginSummary(context, house.cast.freek, id)).rejects.toEqual(refusal('not-allowed'))
  })

  it('is accepted by its author alone, and stands as it stood then', async () => {
    const { anna, bram } = house.cast
    const id = await aSummarisedCase()

    await expect(acceptSummary(context, bram, id, { accepted: true, seen: summary })).rejects.toEqual(
      refusal('not-allowed'),
    )
    await accept(id)
    await context.documents.write((await rowOf(context, id)).notes_id as string, bram, {
      summary: paragraphs('Iets heel anders.'),
    })

    const { outcome } = await readOutcome(context.db, anna, id)
    expect(JSON.stringify(outcome.accepted?.text)).toContain(summary)
    expect(JSON.stringify(outcome.accepted?.text)).not.toContain('anders')
  })

  it('is not accepted when somebody changed it since the author read it', async () => {
    const id = await aSummarisedCase()

    await expect(accept(id, 'Begin groot.')).rejects.toEqual(refusal('stale'))
    await accept(id, `  ${summary.replaceAll(' ', '\n')} `)
  })

  it('is not accepted while it names somebody', async () => {
    const words = 'Bel mw. J.P. de Vries.'
    const id = await aSummarisedCase(words)

    const refused = await accept(id, words).catch((error) => error)

    expect(refused).toMatchObject({ code: 'open-marks' })
    expect(JSON.stringify(refused.details)).not.toContain('Vries')
  })

  it('can be taken back until the closing questions are answered', async () => {
    const { anna } = house.cast
    const id = await aSummarisedCase()
    await accept(id)
    await acceptSummary(context, anna, id, { accepted: false, seen: '' })

    await expect(close(id)).rejects.toMatchObject({ code: 'not-yet', details: { needs: ['summary-accepted'] } })
    await accept(id)
    await close(id)
    await expect(acceptSummary(context, anna, id, { accepted: false, seen: '' })).rejects.toEqual(
      refusal('wrong-state'),
    )
  })
})

describe('the way to closed', () => {
  it('goes by an accepted summary, the closing questions, how it went, and a lesson or none', async () => {
    const { anna, bram } = house.cast
    const id = await aSummarisedCase()
    const tries = () => moveCase(context, anna, id, 'case.close').catch((error) => error.details.needs)

    expect(await tries()).toEqual(['summary-accepted', 'close-out', 'follow-up', 'lesson'])
    await accept(id)
    expect(await tries()).toEqual(['close-out', 'follow-up', 'lesson'])
    await close(id, { lesson: 'yes' })
    expect(await stateOf(id)).toBe('follow-up')
    expect(await tries()).toEqual(['follow-up', 'lesson'])
    await writeLesson(
      context,
      bram,
      id,
      lessonForm.parse({ lesson: 'written', body: 'Begin klein, ook als het druk is.' }),
    )
    expect(await tries()).toEqual(['follow-up'])
    await tellHowItWent(context, anna, id, followUpForm.parse({ carriedOut: 'yes', effect: 'better', useful: '5' }))

    expect(await stateOf(id)).toBe('closed')
    const { outcome } = await readOutcome(context.db, bram, id)
    expect(outcome).toMatchObject({
      closeOut: { result: 'new-advice', value: 4, nextStep: 'Ik begin klein.' },
      followUp: { state: 'done', effect: 'better', useful: 5 },
      lesson: { state: 'written' },
      unmet: [],
    })
  })

  it('closes at once when nobody may ask later and there is no lesson', async () => {
    const id = await aSummarisedCase()
    await accept(id)

    await close(id, { weeks: 'none', because: 'De behandeling stopt.' })

    expect(await stateOf(id)).toBe('closed')
  })

  it('is walked by the author: nobody answers the questions for them', async () => {
    const { bram, chris, dina, freek } = house.cast
    const id = await aSummarisedCase()
    await accept(id)

    for (const one of [bram, dina, freek]) {
      await expect(closeOut(context, one, id, closeOutForm.parse(answers))).rejects.toEqual(refusal('not-allowed'))
    }
    await expect(closeOut(context, chris, id, closeOutForm.parse(answers))).rejects.toEqual(refusal('not-found'))
    await expect(writeLesson(context, bram, id, { lesson: 'none' })).rejects.toEqual(refusal('not-allowed'))
  })

  it('keeps names out of what is written at the end', async () => {
    const id = await aSummarisedCase()
    await accept(id)

    await expect(close(id, { nextStep: 'Ik bel mw. J.P. de Vries.' })).rejects.toEqual(refusal('open-marks'))
    await close(id, { lesson: 'yes' })
    await expect(
      writeLesson(context, house.cast.bram, id, {
        lesson: 'written',
        body: 'Volg de raad van mw. J.P. de Vries.',
        note: null,
      }),
    ).rejects.toEqual(refusal('open-marks'))
  })

  it('begins anew when a coordinator opens the case again: what was answered is kept with its round', async () => {
    const { anna, dina, bram } = house.cast
    const id = await aSummarisedCase()
    await accept(id)
    await close(id, { weeks: 'none', because: 'De behandeling stopt.' })
    await moveCase(context, dina, id, 'case.reopen')

    await expect(undoMove(context, dina, id)).rejects.toEqual(refusal('too-late-to-undo'))
    await moveCase(context, bram, id, 'case.summarise')
    expect((await moveCase(context, anna, id, 'case.close').catch((error) => error)).details.needs).toHaveLength(4)
    const rounds = await asSystem(
      context.db,
      (tx) => tx`select round, follow_up from case_outcomes where case_id = ${id} order by round`,
    )
    expect(rounds.map((row) => row.follow_up)).toEqual(['declined', null])
  })

  it('is walked once when two close at the same moment', async () => {
    const { anna, dina } = house.cast
    const id = await aSummarisedCase()
    await accept(id)
    await close(id, { weeks: 'none', because: 'De behandeling stopt.', lesson: 'yes' })
    await asSystem(context.db, (tx) => tx`update case_outcomes set lesson = 'none' where case_id = ${id}`)

    const both = await Promise.allSettled([
      moveCase(context, anna, id, 'case.close', 'summarised'),
      moveCase(context, dina, id, 'case.close', 'summarised'),
    ])

    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale' } })
  })
})

describe('asking how it went', () => {
  const waiting = async (change: Record<string, string> = {}) => {
    const id = await aSummarisedCase()
    await accept(id)
    await close(id, change)
    return id
  }

  it('asks when it is due, reminds twice, then counts it as declined and closes the case, apart', async () => {
    const id = await waiting()
    const round = async () => {
      await askHowItWent(services())
      return timesAsked(id)
    }

    expect(await round()).toBe(0)
    await passes(id, 57)
    expect([await round(), await round()]).toEqual([1, 1])
    await passes(id, 7)
    expect([await round(), await round()]).toEqual([2, 2])
    await passes(id, 7)
    expect(await round()).toBe(3)
    expect(await stateOf(id)).toBe('follow-up')
    await passes(id, 7)
    expect(await round()).toBe(3)

    expect(await stateOf(id)).toBe('closed')
    expect((await readOutcome(context.db, house.cast.anna, id)).outcome.followUp).toMatchObject({ noAnswer: true })
  })

  it('leaves a case open for the lesson that its author allowed, and closes it once it is written', async () => {
    const { bram } = house.cast
    const id = await waiting({ lesson: 'yes' })
    for (const days of [57, 7, 7, 7]) {
      await passes(id, days)
      await askHowItWent(services())
    }
    expect(await stateOf(id)).toBe('follow-up')

    await writeLesson(context, bram, id, lessonForm.parse({ lesson: 'written', body: 'Begin klein.' }))
    await askHowItWent(services())

    expect(await stateOf(id)).toBe('closed')
  })

  it('is done once by two servers at the same moment', async () => {
    const id = await waiting()
    await passes(id, 57)

    await Promise.all([askHowItWent(services()), askHowItWent(services())])

    expect(await timesAsked(id)).toBe(1)
  })

  it('hears an answer after the reminders as long as the case waits', async () => {
    const { anna } = house.cast
    const id = await waiting({ lesson: 'yes' })
    for (const days of [57, 7, 7, 7]) {
      await passes(id, days)
      await askHowItWent(services())
    }

    await tellHowItWent(context, anna, id, followUpForm.parse({ carriedOut: 'yes', effect: 'same', useful: '3' }))

    expect((await readOutcome(context.db, anna, id)).outcome.followUp).toMatchObject({ state: 'done', effect: 'same' })
    await expect(
      tellHowItWent(context, anna, id, followUpForm.parse({ carriedOut: 'yes', effect: 'same', useful: '3' })),
    ).rejects.toEqual(refusal('already-done'))
  })
})

describe('what was kept long enough', () => {
  it('loses its words: codes, moments and the lesson stay', async () => {
    const { anna, bram } = house.cast
    const id = await aSummarisedCase()
    await accept(id)
    await close(id, { lesson: 'yes' })
    await writeLesson(context, bram, id, lessonForm.parse({ lesson: 'written', body: 'Neem de tijd.' }))
    await tellHowItWent(
      context,
      anna,
      id,
      followUpForm.parse({ carriedOut: 'partly', why: 'Te druk.', effect: 'same', useful: '3' }),
    )
    const { document_id, notes_id } = await rowOf(context, id)
    await asSystem(context.db, (tx) => tx`update cases set state_since = now() - interval '25 months' where id = ${id}`)

    expect(await retireCases(services())).toBeGreaterThanOrEqual(1)

    expect(await stateOf(id)).toBe('minimised')
    const page = await readCase(context, bram, id)
    expect(page.aCase).toMatchObject({ question: '', ageBand: '8-11', themes: ['witness-of-violence'] })
    expect((await readThread(context.db, bram, id)).thread.map((one) => one.body)).toEqual([''])
    const { outcome } = await readOutcome(context.db, bram, id)
    expect(outcome.lesson).toMatchObject({ state: 'written', body: 'Neem de tijd.' })
    expect(outcome.closeOut?.nextStep).toBe('')
    for (const doc of [document_id, notes_id] as string[]) {
      const left = await asSystem(
        context.db,
        (tx) => tx`select from collab_doc where id = ${doc} union all select from collab_update where doc_id = ${doc}`,
      )
      expect(left).toHaveLength(0)
    }
  })

  it('is not touched a day too early', async () => {
    const id = await aSummarisedCase()
    await accept(id)
    await close(id, { weeks: 'none', because: 'De behandeling stopt.' })
    await asSystem(context.db, (tx) => tx`update cases set state_since = now() - interval '23 months' where id = ${id}`)

    await retireCases(services())

    expect(await stateOf(id)).toBe('closed')
  })
})

describe('a case that was withdrawn', () => {
  it('comes back to where it was for thirty days, for its author alone', async () => {
    const { anna, dina, bram, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, bram, id, 'case.start')
    await moveCase(context, anna, id, 'case.withdraw')

    await expect(moveCase(context, dina, id, 'case.restore')).rejects.toEqual(refusal('not-allowed'))
    await expect(readCase(context, bram, id)).rejects.toEqual(refusal('not-found'))
    expect(await moveCase(context, anna, id, 'case.restore')).toBe('in-progress')
  })

  it('is gone after that, with all that was kept of it', async () => {
    const { anna, board } = house.cast
    const id = await anOpenCase(context, anna, board.id)
    await moveCase(context, anna, id, 'case.withdraw')
    await asSystem(context.db, (tx) => tx`update cases set state_since = now() - interval '31 days' where id = ${id}`)

    const refused = await moveCase(context, anna, id, 'case.restore').catch((error) => error)
    expect(refused).toMatchObject({ code: 'not-yet', details: { needs: ['in-time'] } })
    await retireCases(services())

    await expect(readCase(context, anna, id)).rejects.toEqual(refusal('not-found'))
  })
})
