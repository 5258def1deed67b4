import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalised, spelled, unspelled, wordsAbout } from '#app/domain/access/rules.ts'

describe('a code that is read aloud and typed again', () => {
  it('says the same however it is typed', () => {
    const code = spelled(new Uint8Array([0, 31, 1, 16, 20, 5, 200, 99, 7, 250]))

    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(unspelled(code.toLowerCase())).toBe(unspelled(code))
    expect(unspelled(code.replaceAll('-', ' '))).toBe(unspelled(code))
  })

  it('forgives what looks alike', () => {
    expect(unspelled('o0-iIlL1')).toBe('0011111')
  })

  it('holds five bits in each character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 25, maxLength: 25 }), (bytes) => {
        expect(unspelled(spelled(bytes))).toHaveLength(25)
      }),
    )
  })
})

describe('a password', () => {
  it('is the same whether an accent was typed as one character or two', () => {
    expect(normalised('cafe\u0301 aan zee')).toBe(normalised('caf\u00e9 aan zee'))
  })

  it('is held against the words that say something about the person', () => {
    expect(wordsAbout({ name: 'Anna Aalders', email: 'anna.a@voorbeeld.nl' })).toEqual(
      expect.arrayContaining(['Anna', 'Aalders', 'anna', 'voorbeeld', 'meedenken']),
    )
  })
})
