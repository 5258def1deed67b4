import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalised, showedTwoFactors, shownSince, spelled, unspelled, wordsAbout } from '#app/domain/access/rules.ts'

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

describe('what the region’s sign-on says of how someone showed who they are', () => {
  it('is two factors when it says so, or names something one knows or is and something one has (SEC-23)', () => {
    for (const amr of [['mfa'], ['pwd', 'otp'], ['pin', 'hwk'], ['fpt', 'swk', 'user']]) {
      expect(showedTwoFactors({ amr }, null), String(amr)).toBe(true)
    }
    for (const amr of [undefined, 'mfa', [], ['pwd'], ['pwd', 'pin'], ['otp', 'hwk'], ['pwd', 'sms'], [['mfa']]]) {
      expect(showedTwoFactors({ amr }, null), String(amr)).toBe(false)
    }
  })

  it('is the level that was asked for and nothing else, where one was asked for (SEC-23)', () => {
    expect(showedTwoFactors({ acr: 'loa3' }, 'loa2 loa3')).toBe(true)
    for (const acr of [undefined, 'loa1', 'loa', 'loa2 loa3', ['loa2']]) {
      expect(showedTwoFactors({ acr, amr: ['mfa'] }, 'loa2 loa3'), String(acr)).toBe(false)
    }
  })

  it('counts from the moment one was asked, with a minute for clocks that differ', () => {
    const asked = Date.parse('2026-03-01T12:00:00Z')

    expect(shownSince(new Date(asked - 59_000), asked)).toBe(true)
    expect(shownSince(new Date(asked - 61_000), asked)).toBe(false)
    expect(shownSince(new Date(Number.NaN), asked)).toBe(false)
  })
})
