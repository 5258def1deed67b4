import { describe, expect, it } from 'vitest'
import { daysSince, inOrder } from '#app/domain/home/rules.ts'
import type { Waiting, WaitingKind } from '#app/domain/home/types.ts'

const one = (kind: WaitingKind, day: number): Waiting => ({
  kind,
  id: `${kind} ${day}`,
  to: '/',
  since: new Date(Date.UTC(2026, 10, day)),
  question: null,
  number: null,
  ageBand: null,
  boardName: null,
  stand: null,
  startsAt: null,
  by: null,
  standsInFor: null,
  silence: null,
})

describe('what waits', () => {
  it('begins with what holds up a colleague and ends with my own drafts', () => {
    const waiting = [
      one('draft', 1),
      one('advise', 2),
      one('invitation', 3),
      one('second-reading', 4),
      one('answer', 5),
    ]

    expect(inOrder(waiting).map(({ kind }) => kind)).toEqual([
      'answer',
      'second-reading',
      'invitation',
      'advise',
      'draft',
    ])
  })

  it('puts what presses first among things of one kind', () => {
    const unsafe = { ...one('advise', 9), stand: { state: 'open' as const, safety: 'unsafe', urgency: null } }

    expect(inOrder([one('advise', 2), unsafe]).map(({ id }) => id)).toEqual(['advise 9', 'advise 2'])
  })

  it('puts the longest waiting first among things of one kind', () => {
    expect(inOrder([one('advise', 9), one('advise', 2)]).map(({ id }) => id)).toEqual(['advise 2', 'advise 9'])
  })
})

describe('days of waiting', () => {
  it('are counted as people in Amsterdam do: yesterday evening is one day', () => {
    expect(daysSince(new Date('2026-11-23T22:30:00Z'), new Date('2026-11-24T08:00:00Z'))).toBe(1)
    expect(daysSince(new Date('2026-11-23T23:30:00Z'), new Date('2026-11-24T08:00:00Z'))).toBe(0)
  })

  it('do not stumble over the night in which the clock goes back', () => {
    expect(daysSince(new Date('2026-10-24T12:00:00Z'), new Date('2026-10-26T12:00:00Z'))).toBe(2)
  })
})
