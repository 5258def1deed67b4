import { describe, expect, it } from 'vitest'
import { type DocumentStanding, rightIn } from '#app/domain/document/policy.ts'
import { boardStates } from '#app/domain/rights/case-states.ts'
import { caseStates, type Role } from '#app/domain/rights/table.ts'

const as = (...roles: Role[]) => ({ roles })
const to = (standing: Partial<DocumentStanding>): DocumentStanding => ({
  kind: 'case',
  onBoard: true,
  caseState: 'open',
  mine: null,
  readable: true,
  ...standing,
})

describe('the text of a case', () => {
  it('is open to its author and co-authors alone, in every state', () => {
    for (const caseState of caseStates) {
      for (const role of ['reader', 'therapist', 'expert', 'coordinator', 'administrator'] as const) {
        expect(rightIn(as(role), to({ caseState })), `${role} ${caseState}`).toBeNull()
      }
      expect(rightIn(as('therapist'), to({ caseState, mine: 'author' })), caseState).not.toBeNull()
      expect(rightIn(as('therapist'), to({ caseState, mine: 'co-author' })), caseState).not.toBeNull()
    }
  })

  it('is written while it is a draft or alive, and only read afterwards', () => {
    const mine = (caseState: (typeof caseStates)[number]) => rightIn(as('therapist'), to({ caseState, mine: 'author' }))

    expect(['draft', 'returned', 'open', 'in-progress'].map((state) => mine(state as 'draft'))).toEqual(
      Array(4).fill('write'),
    )
    expect(['second-reading', 'closed', 'withdrawn', 'hidden'].map((state) => mine(state as 'closed'))).toEqual(
      Array(4).fill('read'),
    )
  })
})

describe('the notes of a case', () => {
  it('are written by those who advise, read by readers, and not there for another board or a hidden case', () => {
    const notes = (role: Role, standing: Partial<DocumentStanding> = {}) =>
      rightIn(as(role), to({ kind: 'case-notes', ...standing }))

    expect(notes('expert')).toBe('write')
    expect(notes('reader')).toBe('read')
    expect(notes('administrator')).toBeNull()
    expect(notes('expert', { onBoard: false })).toBeNull()
    expect(notes('expert', { readable: false })).toBeNull()
    expect(notes('expert', { caseState: 'hidden' })).toBeNull()
    for (const caseState of boardStates) expect(notes('reader', { caseState })).toBe('read')
  })
})

describe('a board', () => {
  it('is followed by its members and written by nobody', () => {
    for (const role of ['reader', 'therapist', 'expert', 'coordinator'] as const) {
      expect(rightIn(as(role), to({ kind: 'board' }))).toBe('read')
      expect(rightIn(as(role), to({ kind: 'board', onBoard: false }))).toBeNull()
    }
  })
})

describe('a knowledge page', () => {
  it('is written by expert members and coordinators and read by every member', () => {
    const page = (role: Role) => rightIn(as(role), to({ kind: 'practice-note', onBoard: false, caseState: null }))

    expect([page('expert'), page('coordinator')]).toEqual(['write', 'write'])
    expect([page('reader'), page('therapist'), page('administrator')]).toEqual(['read', 'read', 'read'])
  })
})
