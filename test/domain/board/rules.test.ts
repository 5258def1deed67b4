import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byColumn, columnOf, columns, followed, isSilent, pressing, speakable } from '#app/domain/board/rules.ts'
import type { Card, MyCard } from '#app/domain/board/types.ts'
import { boardStates, caseStates } from '#app/domain/rights/case-states.ts'

const aCard = (change: Partial<MyCard> = {}): MyCard => ({
  id: 'a',
  number: 1,
  question: 'Wat helpt?',
  state: 'open',
  since: '2026-11-01T09:00:00.000Z',
  placed: '2026-11-01T09:00:00.000Z',
  author: null,
  advisers: [],
  kind: 'treatment',
  ageBand: '8-11',
  centre: 'child',
  urgency: 'two-weeks',
  safety: 'safe',
  themes: [],
  questions: 0,
  advices: 0,
  touched: '2026-11-01T09:00:00.000Z',
  before: null,
  mine: null,
  restricted: false,
  news: false,
  waits: null,
  ...change,
})

describe('the columns of a board', () => {
  it('hold every state that is thought about or just closed, and no other', () => {
    for (const state of caseStates) {
      expect(columnOf(state) !== null, state).toBe(boardStates.includes(state))
    }
  })

  it('put the longest waiting first, whatever order the cards came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 }), (minutes) => {
        const cards = minutes.map((at, i) =>
          aCard({ id: String(i), number: i, since: new Date(at * 60_000).toISOString() }),
        )
        const lying = byColumn(cards).open.map((card) => card.since)
        expect(lying).toEqual([...lying].sort())
        expect(columns.flatMap((column) => byColumn(cards)[column])).toHaveLength(cards.length)
      }),
    )
  })
})

describe('a card', () => {
  const now = new Date('2026-11-08T09:00:00.000Z')

  it('is silent when nobody touched it for a week', () => {
    expect(isSilent(aCard(), now)).toBe(true)
    expect(isSilent(aCard({ touched: '2026-11-01T09:00:01.000Z' }), now)).toBe(false)
  })

  it('is not silent once it is closed', () => {
    expect(isSilent(aCard({ state: 'closed' }), now)).toBe(false)
  })

  it('says that it presses, while it is thought about', () => {
    expect(pressing(aCard({ safety: 'unsafe', urgency: 'this-week' }))).toEqual({ unsafe: true, thisWeek: true })
    expect(pressing(aCard({ safety: 'doubt' }))).toEqual({ unsafe: false, thisWeek: false })
    expect(pressing(aCard({ safety: 'unsafe', state: 'summarised' }))).toEqual({ unsafe: false, thisWeek: false })
  })

  it('has a number that can be said aloud', () => {
    expect(speakable(147)).toBe('C-0147')
    expect(speakable(12345)).toBe('C-12345')
  })
})

describe('following the board', () => {
  const live = (...cards: Card[]) => new Map(cards.map((card) => [card.id, card]))

  it('shows the rows until the document is there', () => {
    expect(followed([aCard()], null)).toEqual([aCard()])
  })

  it('takes over what changed since', () => {
    const moved = aCard({ state: 'in-progress', touched: '2026-11-02T09:00:00.000Z' })
    expect(followed([aCard({ mine: 'author' })], live(moved))[0]).toMatchObject({
      state: 'in-progress',
      mine: 'author',
    })
  })

  it('says that it is the author’s turn as soon as the case waits for them, and to no one else', () => {
    const waiting = aCard({ state: 'waiting-for-author', touched: '2026-11-02T09:00:00.000Z' })
    expect(followed([aCard({ mine: 'author' })], live(waiting))[0]?.waits).toBe('me')
    expect(followed([aCard({ waits: 'anyone' })], live(waiting))[0]?.waits).toBe(null)
  })

  it('ignores an entry that is older than its row', () => {
    const stale = aCard({ state: 'in-progress', touched: '2026-10-01T09:00:00.000Z' })
    expect(followed([aCard()], live(stale))[0]).toMatchObject({ state: 'open' })
  })

  it('lets go of a card that left the board, but not of one that only some may read', () => {
    const restricted = aCard({ id: 'b', restricted: true })
    expect(followed([aCard(), restricted], live()).map((card) => card.id)).toEqual(['b'])
  })

  it('adds a card that arrived', () => {
    expect(followed([], live(aCard({ id: 'new' }))).map((card) => card.id)).toEqual(['new'])
  })
})
