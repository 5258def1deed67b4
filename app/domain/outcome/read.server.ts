import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { type LessonRow, lessonOf, type OutcomeRow, outcomeOf } from '#db/queries/outcome.ts'
import { practiceNotesWith } from '#db/queries/practice-note.ts'
import { foundCase, placeOf } from '../case/found.server.ts'
import { progressFrom } from '../case/needs.server.ts'
import { unmetForClosing } from '../case/needs.ts'
import { standing } from '../case/policy.ts'
import type { Asker } from '../member/types.ts'
import { may } from '../rights/policy.ts'
import type { FollowUp, Lesson, Outcome } from './types.ts'

/**
 * How a case ends, for its page: what was accepted, chosen, told and learned, and what the asker may do next.
 * @throws {Refusal} 'not-found'
 */
export const readOutcome = (db: Pool, asker: Asker, caseId: string | undefined, now = new Date()) =>
  as(db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId)
    const can = (deed: Parameters<typeof may>[1]) => may(asker, deed, standing(placeOf(row)))
    const mayWriteLesson = can('case.write-lesson')
    return {
      outcome: await outcomeFrom(tx, row.id, now),
      may: {
        accept: can('case.accept-summary'),
        closeOut: can('case.close-out'),
        followUp: can('case.follow-up'),
        lesson: mayWriteLesson,
        noLesson: mayWriteLesson && (row.mine !== null || asker.roles.includes('coordinator')),
        close: can('case.close'),
      },
      notes: mayWriteLesson ? (await practiceNotesWith(tx, [])).map(({ id, title }) => ({ id, title })) : [],
    }
  })

/** The outcome of a case that its asker was just shown. */
export async function outcomeFrom(tx: Tx, caseId: string, now: Date): Promise<Outcome> {
  const row = await outcomeOf(tx, caseId)
  return {
    accepted: row?.accepted_at && row.summary ? { text: row.summary, at: row.accepted_at } : null,
    closeOut:
      row?.closed_out_at && row.result && row.value
        ? { at: row.closed_out_at, result: row.result, value: row.value, nextStep: row.next_step }
        : null,
    followUp: row ? followUpFrom(row, now) : { state: 'none' },
    lesson: lessonFrom(row, await lessonOf(tx, caseId)),
    unmet: unmetForClosing(progressFrom(row)),
  }
}

function followUpFrom(row: OutcomeRow, now: Date): FollowUp {
  if (row.follow_up && row.follow_up_at) {
    const { follow_up: told, follow_up_at: at, follow_up_why: why } = row
    if (told === 'declined' || told === 'no-answer')
      return { state: 'declined', at, why, noAnswer: told === 'no-answer' }
    return { state: 'done', at, carriedOut: told, why, effect: row.effect, useful: row.useful }
  }
  if (!row.follow_up_due_at) return { state: 'none' }
  return { state: 'planned', dueAt: row.follow_up_due_at, due: row.follow_up_due_at <= now }
}

function lessonFrom(row: OutcomeRow | undefined, written: LessonRow | undefined): Lesson {
  if (row?.lesson === 'written' && written) {
    const note = written.note_slug ? { slug: written.note_slug, title: written.note_title ?? '' } : null
    return { state: 'written', body: written.body, note }
  }
  return { state: row?.lesson === 'wanted' || row?.lesson === 'none' ? row.lesson : 'undecided' }
}
