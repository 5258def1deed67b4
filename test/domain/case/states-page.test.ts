import { describe, expect, it } from 'vitest'
import { keptMonths, moves, restoreDays, targetsOf, undoSeconds } from '#app/domain/case/states.ts'
import { caseStates, stateRow } from '#app/domain/rights/case-states.ts'
import { rowOf, type Who } from '#app/domain/rights/table.ts'
import { messagesFor } from '#app/i18n/index.ts'

const words = messagesFor('nl').case
const who: Partial<Record<Who, string>> = { author: 'its author', 'co-author': 'co-authors', server: 'the server' }
const readIn = {
  writers: 'its writers',
  board: 'its readers on the board',
  'author-and-coordinator': 'its author and the coordinators',
}
const offered = { menu: 'in the menu', button: 'at a button of its own', nowhere: 'brought along' }

/** docs/states.md, as the table says it today. */
function page(): string {
  const columns = messagesFor('nl').board.columns
  const lines = [
    '# The states of a case',
    '',
    'Made from `app/domain/rights/case-states.ts` and `app/domain/case/states.ts`, the one table that the board, the page of a',
    'case and the server read; who may do a deed stands in [rights.md](rights.md). `npm test -- -u` writes this page anew.',
    'The check on anonymity is no place to stay: it happens inside the deed of placing.',
    '',
    '| state | what people read | who reads the case | on the board under |',
    '| --- | --- | --- | --- |',
    ...caseStates.map((state) => {
      const row = stateRow(state)
      return `| ${state} | ${words.states[state]} | ${readIn[row.readIn]} | ${row.column ? columns[row.column] : ''} |`
    }),
    '',
    '| deed | from | to | by | needs | offered | undo |',
    '| --- | --- | --- | --- | --- | --- | :-: |',
    ...moves.map((move) => {
      const to = move.to === 'before' ? `where it was (${targetsOf(move).join(', ')})` : move.to
      const by = rowOf(move.deed).who.map((one) => who[one] ?? one)
      return `| ${move.deed} | ${move.from.join(', ')} | ${to} | ${by.join(', ')} | ${move.needs.join(', ')} | ${offered[move.offered]} | ${move.undo ? '●' : ''} |`
    }),
    '',
    `A move can be taken back by who made it, for ${undoSeconds} seconds. A withdrawn case can be brought back for ${restoreDays} days and is then`,
    `erased. A closed case keeps its text for ${keptMonths} months; then its coded fields, its numbers and its lesson stay.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> draft',
    ...[
      ...new Set(
        moves
          .filter((move) => move.to !== 'before' && move.to !== 'withdrawn' && move.to !== 'hidden')
          .flatMap((move) => move.from.map((from) => `  ${id(from)} --> ${id(move.to)}`)),
      ),
    ],
    '  note right of closed: withdrawn, hidden and on_agenda lead back to where the case was',
    '```',
  ]
  return `${lines.join('\n')}\n`
}

const id = (state: string) => state.replaceAll('-', '_')

describe('docs/states.md', () => {
  it('says what the table of states says', async () => {
    await expect(page()).toMatchFileSnapshot('../../../docs/states.md')
  })

  it('has words for every state, move and need, in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      const { states, moves: deeds, needs } = messagesFor(language).case
      for (const state of caseStates) expect(states[state], state).toBeTruthy()
      for (const move of moves) {
        expect(deeds[move.deed], move.deed).toBeTruthy()
        for (const need of move.needs) expect(needs[need], need).toBeTruthy()
      }
    }
  })
})
