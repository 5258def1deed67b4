import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calledIn, mentionedIn, withIds, withNames, withoutMentions } from '#app/domain/advice/mentions.ts'
import { adviceOpens, movesAlong, paragraphs, type Said, threaded } from '#app/domain/advice/rules.ts'
import { type Candidate, suggested } from '#app/domain/advice/suggestions.ts'

describe('where a case goes by itself', () => {
  it('waits for its author when a colleague asks something', () => {
    expect(movesAlong('question', false, 'open')).toBe('case.wait-for-author')
  })

  it('comes into treatment when the author answers, or when the first advice is there', () => {
    expect(movesAlong('reply', true, 'waiting-for-author')).toBe('case.answered-by-author')
    expect(movesAlong('advice', false, 'open')).toBe('case.start')
  })

  it('stays where it is for every later advice, and on the agenda', () => {
    expect(movesAlong('advice', false, 'in-progress')).toBeNull()
    expect(movesAlong('question', false, 'on-agenda')).toBeNull()
  })
})

describe('when advice opens', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour))
  const said = (id: string, kind: Said['kind'], hour: number, more: Partial<Said> = {}): Said => ({
    id,
    kind,
    replyTo: null,
    byWriter: false,
    at: at(hour),
    ...more,
  })
  const question = said('q', 'question', 9)
  const answer = said('a', 'reply', 10, { replyTo: 'q', byWriter: true })

  it('is at once, while nobody asked anything', () => {
    expect(adviceOpens([], 48, at(9))).toEqual({ open: true })
  })

  it('is when the author has answered every question', () => {
    expect(adviceOpens([question], 48, at(10))).toEqual({ open: false, from: at(57) })
    expect(adviceOpens([question, answer], 48, at(11))).toEqual({ open: true })
    expect(adviceOpens([question, answer, said('p', 'question', 11)], 48, at(12)).open).toBe(false)
  })

  it('is not because a colleague replied', () => {
    const colleague = said('a', 'reply', 10, { replyTo: 'q' })
    expect(adviceOpens([question, colleague], 48, at(11)).open).toBe(false)
  })

  it('is after the hours of the board, counted from the first open question: more questions do not put it off', () => {
    const second = said('p', 'question', 40)
    expect(adviceOpens([question, second], 48, at(56)).open).toBe(false)
    expect(adviceOpens([question, second], 48, at(57))).toEqual({ open: true })
  })

  it('is for good once there is an advice, and always on a board where advice never waits', () => {
    expect(adviceOpens([said('x', 'advice', 8), question], 48, at(10))).toEqual({ open: true })
    expect(adviceOpens([question], 0, at(9))).toEqual({ open: true })
  })
})

describe('calling somebody in', () => {
  const jan = { id: '11111111-1111-4111-8111-111111111111', name: 'Jan' }
  const janDeBoer = { id: '22222222-2222-4222-8222-222222222222', name: 'Jan de Boer' }
  const people = [jan, janDeBoer]
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name

  it('is stored by id and read by name, the longer name first', () => {
    const stored = withIds('Vraag het @Jan de Boer, of @Jan.', people)

    expect(stored).toBe(`Vraag het @{${janDeBoer.id}}, of @{${jan.id}}.`)
    expect(withNames(stored, nameOf)).toBe('Vraag het @Jan de Boer, of @Jan.')
    expect(mentionedIn(stored)).toEqual([janDeBoer.id, jan.id])
    expect(calledIn('Vraag het @Jan de Boer.', people).map((one) => one.id)).toEqual([janDeBoer.id])
  })

  it('reads as a colleague for who may not be named or is gone', () => {
    expect(withNames(`Dank @{${jan.id}}.`, () => undefined)).toBe('Dank @collega.')
  })

  it('looks nobody up by an id that somebody typed', () => {
    const typed = `Wie is @{${jan.id}}?`

    expect(withNames(withIds(typed, people), nameOf)).not.toContain('Jan')
    expect(mentionedIn(withIds(typed, people))).toEqual([])
  })

  it('hides no other words from the check, and moves nothing', () => {
    const words = 'Bel @Jan de Boer en mw. De Vries.'

    expect(withoutMentions(words, people)).toBe('Bel              en mw. De Vries.')
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(withoutMentions(any, people)).toHaveLength(any.length)
        expect(withNames(withIds(any, people), nameOf).replaceAll('@ {', '@{')).toBe(any.replaceAll('@ {', '@{'))
      }),
    )
  })
})

describe('whom to ask', () => {
  const one = (id: string, more: Partial<Candidate> = {}): Candidate => ({
    id,
    roles: ['therapist'],
    involved: false,
    waiting: false,
    declined: false,
    alike: 0,
    lastAdvisedAt: null,
    ...more,
  })
  const on = (day: number) => new Date(Date.UTC(2026, 10, day))

  it('is who knows such cases, and among them who answered least recently', () => {
    const all = [
      one('expert', { roles: ['expert'] }),
      one('recent', { alike: 5, lastAdvisedAt: on(20) }),
      one('rested', { alike: 1, lastAdvisedAt: on(2) }),
      one('therapist'),
    ]

    expect(suggested(all, 4).map(({ id }) => id)).toEqual(['rested', 'recent', 'expert', 'therapist'])
    expect(suggested(all, 2)).toHaveLength(2)
  })

  it('is nobody who wrote it, joined in, was asked, said not now, or only reads', () => {
    const all = [
      one('a', { involved: true }),
      one('b', { waiting: true }),
      one('c', { declined: true }),
      one('d', { roles: ['reader'] }),
      one('e', { roles: ['coordinator'] }),
      one('f', { roles: ['administrator'] }),
    ]

    expect(suggested(all, 9)).toEqual([])
  })
})

describe('the thread', () => {
  it('puts a reply, and the reply to it, below what they answer', () => {
    const said = [
      { id: 'a', replyTo: null },
      { id: 'b', replyTo: 'a' },
      { id: 'c', replyTo: 'b' },
      { id: 'd', replyTo: null },
    ]

    expect(threaded(said).map((one) => [one.id, one.replies.map((reply) => reply.id)])).toEqual([
      ['a', ['b', 'c']],
      ['d', []],
    ])
  })

  it('parts paragraphs by an empty line', () => {
    expect(paragraphs('Begin klein.\nPlan ver weg.\n\n\nSpreek af.')).toEqual([
      'Begin klein.\nPlan ver weg.',
      'Spreek af.',
    ])
  })
})
