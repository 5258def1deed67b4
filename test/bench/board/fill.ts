import { randomUUID } from 'node:crypto'
import { ageBands, centres, kinds, themes, urgencies } from '#app/domain/case/thesaurus.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import { schemaVersion } from '#app/editor/wire.ts'
import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'

const states: readonly CaseState[] = ['open', 'waiting-for-author', 'in-progress', 'on-agenda', 'summarised', 'closed']
const at = <T>(list: readonly T[], n: number) => list[n % list.length] as T

/**
 * A board with so many cards, spread over all columns, each with an advice; everyone of the example board is on it.
 * Answers its id; the next start of the server makes its document.
 */
export const fillBoard = (db: Pool, size: number): Promise<string> =>
  asSystem(db, async (tx) => {
    const board = { id: randomUUID(), document_id: randomUUID(), pinboard_id: randomUUID(), name: `Bord van ${size}` }
    const people = (
      await tx<{ id: string }[]>`
        select member_id as id from board_members m join boards b on b.id = m.board_id where b.name = 'Kinderen en jongeren'`
    ).map((row) => row.id)
    await tx`insert into boards ${tx(board)}`
    await tx`insert into board_members (board_id, member_id) select ${board.id}, unnest(${people}::uuid[])`
    const documents: Record<string, unknown>[] = []
    const document = (id: string, kind: string, subject_id: string) =>
      documents.push({ id, kind, subject_id, schema_version: schemaVersion })
    document(board.document_id, 'board', board.id)
    document(board.pinboard_id, 'pinboard', board.id)
    const cases = Array.from({ length: size }, (_, n) => ({
      id: randomUUID(),
      board_id: board.id,
      author_id: at(people, n),
      state: at(states, n),
      state_since: new Date(Date.now() - (size - n) * 60_000),
      published_at: new Date(Date.now() - (size - n) * 90_000),
      question: `Wat helpt een kind dat na ${n + 1} gesprekken nog steeds slecht slaapt en niet over thuis wil praten?`,
      kind: at(kinds, n),
      age_band: at(ageBands, n),
      centre: at(centres, n),
      themes: [at(themes, n), at(themes, n + 7)],
      urgency: at(urgencies, n),
      safety: 'safe',
      document_id: randomUUID(),
      notes_id: randomUUID(),
    }))
    for (const one of cases) {
      document(one.document_id, 'case', one.id)
      document(one.notes_id, 'case-notes', one.id)
    }
    const advices = cases.map((one, n) => ({
      case_id: one.id,
      writer_id: at(people, n + 1),
      kind: 'advice',
      body: 'Begin klein.',
    }))
    for (let from = 0; from < size; from += 1000) {
      await tx`insert into cases ${tx(cases.slice(from, from + 1000))}`
      await tx`insert into contributions ${tx(advices.slice(from, from + 1000))}`
    }
    for (let from = 0; from < documents.length; from += 2000) {
      await tx`insert into collab_doc ${tx(documents.slice(from, from + 2000))}`
    }
    return board.id
  })
