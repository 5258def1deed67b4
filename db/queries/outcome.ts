import type { RichText } from '#app/domain/document/types.ts'
import type { Db } from '../connect.ts'

export interface OutcomeRow {
  round: number
  summary: RichText | null
  accepted_at: Date | null
  accepted_by: string | null
  closed_out_at: Date | null
  result: 'confirmed' | 'new-advice' | 'not-useful' | 'none-of-these' | null
  value: number | null
  next_step: string
  lesson: 'undecided' | 'wanted' | 'none' | 'written'
  follow_up_due_at: Date | null
  asked_at: Date | null
  reminders: number
  reminded_at: Date | null
  follow_up: 'yes' | 'partly' | 'no' | 'declined' | 'no-answer' | null
  follow_up_at: Date | null
  follow_up_why: string
  effect: 'better' | 'same' | 'worse' | 'too-early' | null
  useful: number | null
}

/** How far the present round of a case has come; nothing before its first summary. */
export async function outcomeOf(db: Db, caseId: string): Promise<OutcomeRow | undefined> {
  const [row] = await db<OutcomeRow[]>`
    select o.round, o.summary, o.accepted_at, o.accepted_by, o.closed_out_at, o.result, o.value, o.next_step, o.lesson,
           o.follow_up_due_at, o.asked_at, o.reminders, o.reminded_at, o.follow_up, o.follow_up_at, o.follow_up_why, o.effect, o.useful
      from cases c join case_outcomes o on o.case_id = c.id and o.round = c.round
     where c.id = ${caseId}`
  return row
}

/** Writes down some answers of the present round; the caller holds the case's row. */
export async function updateOutcome(db: Db, caseId: string, columns: Record<string, unknown>): Promise<void> {
  await db`
    insert into case_outcomes (case_id, round) select c.id, c.round from cases c where c.id = ${caseId}
    on conflict do nothing`
  await db`
    update case_outcomes o set ${db(columns as never)}
      from cases c where c.id = o.case_id and c.round = o.round and c.id = ${caseId}`
}

/** A new round: what was answered before stays with its own. */
export const beginRound = (db: Db, caseId: string) =>
  db`update cases set round = round + 1, archived_at = null where id = ${caseId}`

export interface LessonRow {
  id: string
  body: string
  note_id: string | null
  note_slug: string | null
  note_title: string | null
  written_at: Date
}

/** The lesson that the present round of a case gave, with the page it went to. */
export async function lessonOf(db: Db, caseId: string): Promise<LessonRow | undefined> {
  const [row] = await db<LessonRow[]>`
    select l.id, l.body, l.note_id, n.slug as note_slug, n.title as note_title, l.written_at
      from cases c
      join case_lessons l on l.case_id = c.id and l.round = c.round
      left join practice_notes n on n.id = l.note_id
     where c.id = ${caseId}`
  return row
}

/** Writes the lesson of the present round, or writes it anew. */
export const upsertLesson = (
  db: Db,
  caseId: string,
  lesson: { body: string; noteId: string | null; writtenBy: string },
) => db`
  insert into case_lessons (case_id, round, body, note_id, written_by)
  select c.id, c.round, ${lesson.body}, n.id, ${lesson.writtenBy}
    from cases c left join practice_notes n on n.id = ${lesson.noteId}
   where c.id = ${caseId}
  on conflict (case_id, round) do update
     set body = excluded.body, note_id = excluded.note_id, written_by = excluded.written_by, written_at = now()`

export const deleteLesson = (db: Db, caseId: string) => db`
  delete from case_lessons l using cases c where c.id = l.case_id and c.round = l.round and c.id = ${caseId}`

/** Cases whose author is to be asked how it went, or that only wait to be closed after nobody answered. */
export const followUpsDue = (db: Db, now: Date) => db<{ case_id: string }[]>`
  select o.case_id
    from cases c join case_outcomes o on o.case_id = c.id and o.round = c.round
   where c.state = 'follow-up'
     and (o.follow_up is null and o.follow_up_due_at <= ${now}
          or o.follow_up = 'no-answer' and o.lesson in ('none', 'written'))
   order by o.follow_up_due_at`
