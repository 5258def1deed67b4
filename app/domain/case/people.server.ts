import { as } from '#db/as.ts'
import { handOver } from '#db/queries/case.ts'
import { deleteCoAuthor, deleteReader, insertCoAuthor, insertReader } from '#db/queries/case-people.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { type CaseServices, onCaseChanged } from './changed.server.ts'
import { caseToDo } from './found.server.ts'
import type { PersonForm } from './schema.ts'
import { aboutCase } from './tell.server.ts'

/**
 * Names a colleague of the board as co-author or reader, or no longer; open sockets follow within a second.
 * @throws {Refusal} 'not-found' for who is not on the board, 'already-done', 'not-allowed', 'wrong-state'
 */
export async function namePerson(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  form: PersonForm,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.name-co-author')
    const change = changes[form.as][form.on ? 'on' : 'off']
    const { count } = await change(tx, row.id, form.member)
    if (count === 0) throw new Refusal('already-done')
    if (form.on && form.as === 'co-author') await tell(tx, form.member, 'assignment', aboutCase(row))
    await record(tx, asker, 'case.name-co-author', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}

/**
 * Hands the case to a co-author, by its author or, when that one is away, by the coordinator. Who had it writes along.
 * @throws {Refusal} 'not-found', 'not-allowed', 'wrong-state', 'stale' for who writes along no longer
 */
export async function handOverCase(
  context: CaseServices,
  asker: Asker,
  caseId: string | undefined,
  memberId: string,
): Promise<void> {
  const id = await as(context.db, asker, async (tx) => {
    const row = await caseToDo(tx, asker, caseId, 'case.hand-over')
    if (!(await handOver(tx, row.id, memberId))) throw new Refusal('stale')
    await record(tx, asker, 'case.hand-over', { kind: 'case', id: row.id, number: row.number })
    return row.id
  })
  await onCaseChanged(context, id)
}

const changes = {
  'co-author': { on: insertCoAuthor, off: deleteCoAuthor },
  reader: { on: insertReader, off: deleteReader },
} as const
