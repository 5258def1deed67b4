import { describe, expect, it } from 'vitest'
import { paraphOf, peopleIn } from '#app/editor/ui/people.ts'

const stamped = (memberId: string, name: string, colour: unknown = 3) => ({ user: { memberId, name, colour } })

describe('who is here', () => {
  it('names each colleague once, by name, however many windows they have', () => {
    const states = new Map<number, Record<string, unknown>>([
      [1, {}],
      [2, stamped('s', 'Samira')],
      [3, { ...stamped('s', 'Samira'), cursor: 'x' }],
      [4, stamped('b', 'Bram')],
    ])

    const people = peopleIn(states, 1, (state) => (state.cursor ? 'body' : null))

    expect(people.map(({ name, fragment }) => [name, fragment])).toEqual([
      ['Bram', null],
      ['Samira', 'body'],
    ])
  })

  it('shows nobody whom the server has not stamped', () => {
    const states = new Map<number, Record<string, unknown>>([
      [2, { user: { name: 'Directeur', colour: 1 } }],
      [3, { user: null }],
      [4, { user: { memberId: 'b', name: 'Bram', colour: 99 } }],
    ])

    expect(peopleIn(states, 1)).toEqual([{ memberId: 'b', name: 'Bram', colour: 8, fragment: null }])
  })

  it('signs with initials', () => {
    expect(paraphOf('Samira el Amrani')).toBe('SeA')
  })
})
