import { randomUUID } from 'node:crypto'
import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { insertBoard, insertBoardMember } from '#db/queries/board.ts'
import { isEmptyGroup } from '#db/queries/example.ts'
import { insertMember } from '#db/queries/member.ts'
import type { ExampleCase } from './a-case.ts'
import { casesFurtherOn } from './cases-further-on.ts'
import { casesOfAdults } from './cases-of-adults.ts'
import { casesOfChildren } from './cases-of-children.ts'
import { casesThatEnded } from './cases-that-ended.ts'
import { fillCase } from './fill-case.ts'
import { fillMeetings } from './fill-meetings.ts'
import { fillNotes } from './fill-notes.ts'
import type { Filled } from './filled.ts'
import { type BoardName, boards, type Name, people } from './people.ts'
import { fillTemplates } from './templates.ts'
import { written } from './writing.ts'

export const cases: readonly ExampleCase[] = [
  ...casesOfChildren,
  ...casesFurtherOn,
  ...casesThatEnded,
  ...casesOfAdults,
]

/**
 * Fills an empty trial with invented people, boards, cases, pages and meetings: all of it in one transaction, or
 * nothing. Does nothing where there is anybody already.
 */
export const fillExampleGroup = ({ db, documents }: Pick<LoadContext, 'db' | 'documents'>): Promise<void> =>
  asSystem(db, async (tx) => {
    if (!(await isEmptyGroup(tx))) return
    const who = await fillPeople(tx)
    const board = await fillBoards(tx, documents, who)
    const filled: Filled = { tx, documents, now: new Date(), who, board }
    const ids = new Map<ExampleCase, string>()
    for (const one of cases) ids.set(one, await fillCase(filled, one))
    await fillTemplates(filled)
    await fillNotes(filled)
    await fillMeetings(filled, (state) =>
      [...ids].filter(([one]) => one.state === state && one.board === 'children').map(([, id]) => id),
    )
  })

async function fillPeople(tx: Tx): Promise<Filled['who']> {
  const who: Partial<Record<Name, string>> = {}
  for (const [name, person] of Object.entries(people)) {
    const id = randomUUID()
    await insertMember(tx, { id, ...person, email: `${name}@voorbeeld.invalid` })
    who[name as Name] = id
  }
  return who as Record<Name, string>
}

async function fillBoards(tx: Tx, documents: LoadContext['documents'], who: Filled['who']): Promise<Filled['board']> {
  const made: Partial<Record<BoardName, string>> = {}
  for (const [name, { members, pinboard, ...board }] of Object.entries(boards)) {
    const row = { id: randomUUID(), documentId: randomUUID(), pinboardId: randomUUID(), ...board }
    await insertBoard(tx, row)
    await documents.create(tx, { id: row.documentId, kind: 'board', subjectId: row.id })
    await documents.create(tx, {
      id: row.pinboardId,
      kind: 'pinboard',
      subjectId: row.id,
      seed: { body: written(...pinboard) },
    })
    for (const member of members) await insertBoardMember(tx, row.id, who[member])
    made[name as BoardName] = row.id
  }
  return made as Record<BoardName, string>
}
