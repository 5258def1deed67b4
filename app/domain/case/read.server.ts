import { as } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { type CaseRow, draftIsUntouched, movesOf } from '#db/queries/case.ts'
import { boardMatesOf, coAuthorsOf, readersOf } from '#db/queries/case-people.ts'
import { readableOf } from '#db/queries/case-readable.ts'
import { triedOf } from '#db/queries/case-tried.ts'
import { nextMeetingOf } from '#db/queries/meeting.ts'
import { record } from '../audit/write.server.ts'
import { openingOf } from '../document/read.server.ts'
import type { Fragments, RoomOf } from '../document/types.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import { asRead } from './as-read.server.ts'
import type { CaseServices } from './changed.server.ts'
import { caseToDo, foundCase, foundForSecondReader, placeOf } from './found.server.ts'
import { marksOf, type TextsAndMarks } from './gate.server.ts'
import { movesOpenTo, seesAuthor, standing } from './policy.ts'
import { isDraft } from './rules.ts'
import { changesSinceVisit } from './since.server.ts'
import { moveDeed, undoable } from './states.ts'
import type { Case, Readable } from './types.ts'
import { wantedBefore } from './wanted.ts'

/** A case as its page shows it: who may read it reads the checked text, who writes it also the live one. */
export const readCase = (context: CaseServices, asker: Asker, caseId: string | undefined) =>
  as(context.db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId)
    const place = placeOf(row)
    const can = (deed: Parameters<typeof may>[1]) => may(asker, deed, standing(place))
    await record(tx, asker, 'case.read', { kind: 'case', id: row.id, number: row.number })
    const coAuthors = seesAuthor(asker, { showName: row.show_name, mine: row.mine })
      ? [...(await coAuthorsOf(tx, row.id))]
      : []
    const texts = await notesOf(tx, context, row)
    return {
      aCase: await caseOf(tx, row, asker),
      readable: await readable(tx, row.id),
      coAuthors,
      changes: isDraft(row) ? null : await changesSinceVisit(tx, asker, row),
      wantedBefore: wantedBefore(
        row.urgency,
        row.published_at,
        await nextMeetingOf(tx, row.board_id, row.published_at),
      ),
      rooms: {
        text: row.mine && !isDraft(row) ? await roomOf(tx, asker, row.document_id) : null,
        notes: await roomOf(tx, asker, row.notes_id),
      },
      notes: texts.notes ?? null,
      summary: texts.summary ?? null,
      moves: movesOpenTo(asker, place).map(({ deed, to }) => ({ deed, to })),
      undo: await lastOwnMove(tx, row, asker),
      may: {
        contribute: can('contribution.write'),
        decide: can('contribution.decide'),
        write: can('case.write'),
        export: can('case.export'),
        archive: can('case.archive'),
        handOver: can('case.hand-over'),
        summarise: can('case.summarise'),
        withdraw: can('case.withdraw'),
        restore: can('case.restore'),
        hide: can('case.hide'),
        showAgain: can('case.show-again'),
        recognise: !row.mine && can('case.recognise'),
      },
    }
  })

/** A case as its writers fill it in, with what the check says of it now. */
export const readForm = (context: CaseServices, asker: Asker, caseId: string | undefined) =>
  as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.write')
    await record(tx, asker, 'case.read', { kind: 'case', id: row.id, number: row.number })
    const [last] = await movesOf(tx, row.id)
    return {
      aCase: await caseOf(tx, row, asker),
      author: row.mine === 'author',
      draft: isDraft(row),
      untouched: await draftIsUntouched(tx, row.id),
      coAuthors: [...(await coAuthorsOf(tx, row.id))],
      readers: [...(await readersOf(tx, row.id))],
      mates: [...(await boardMatesOf(tx, row.id))],
      room: (await roomOf(tx, asker, row.document_id)) ?? notThere(),
      marks: await marksOf(tx, context, row),
      returned: row.state === 'returned' ? (last?.reason ?? null) : null,
    }
  })

/** What a second reader reads: the checked text, and why a second pair of eyes is asked. No name of anybody. */
export const readForSecondReader = (context: CaseServices, asker: Asker, caseId: string | undefined) =>
  as(context.db, asker, async (tx) => {
    const row = await foundForSecondReader(tx, asker, caseId)
    await record(tx, asker, 'case.second-read', { kind: 'case', id: row.id, number: row.number })
    const { points }: TextsAndMarks = await marksOf(tx, context, row)
    return {
      aCase: { ...(await caseOf(tx, row, asker)), author: null },
      readable: await readable(tx, row.id),
      points,
    }
  })

/** The notes and the summary as they are on disk; none in a draft, nor once its words were erased. */
async function notesOf(tx: Tx, { documents }: CaseServices, row: CaseRow): Promise<Fragments> {
  if (isDraft(row) || row.state === 'minimised') return {}
  return (await documents.read(tx, row.notes_id)).fragments
}

const caseOf = async (tx: Tx, row: CaseRow, asker: Asker): Promise<Case> =>
  asRead(row, asker, [...(await triedOf(tx, row.id))])

async function readable(tx: Tx, caseId: string): Promise<Readable | null> {
  const row = await readableOf(tx, caseId)
  return row ? { content: row.content, withheldParagraphs: row.withheld_paragraphs } : null
}

/** What the page needs to open a document; null when the asker has no right in it, such as notes before publication. */
async function roomOf(tx: Tx, asker: Asker, id: string): Promise<RoomOf | null> {
  const opening = await openingOf(tx, asker, id)
  return opening && { id, epoch: opening.epoch, right: opening.right }
}

function notThere(): never {
  throw new Refusal('not-found')
}

/** The asker's own last move while they may still take it back. */
async function lastOwnMove(tx: Tx, row: CaseRow, asker: Asker): Promise<{ at: Date } | null> {
  const [last] = await movesOf(tx, row.id)
  const deed = moveDeed(last?.deed)
  const own = last && deed && last.member_id === asker.id && last.to_state === row.state
  return own && undoable(deed, last.at, new Date()) ? { at: last.at } : null
}
