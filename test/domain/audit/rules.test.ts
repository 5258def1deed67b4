import { describe, expect, it } from 'vitest'
import { actionOf, cell, deedsByConcept, monthsToReview, purposeOf } from '#app/domain/audit/rules.ts'
import { caseNumberIn, logFilter } from '#app/domain/audit/schema.ts'
import { messagesFor } from '#app/i18n/index.ts'

describe('the review of a month', () => {
  const since = { first: '2026-08-01', now: '2026-11-01' }

  it('is asked for each month that is over, newest first', () => {
    expect(monthsToReview(since, [], new Date('2026-11-03T12:00:00Z')).map(({ month }) => month)).toEqual([
      '2026-10-01',
      '2026-09-01',
      '2026-08-01',
    ])
  })

  it('is overdue five days after its month, until somebody signs (SEC-47)', () => {
    const october = (at: string, signed = false) =>
      monthsToReview(
        since,
        signed ? [{ month: '2026-10-01', name: 'Dina Duin', at: new Date(at), outcome: 'nothing-odd' }] : [],
        new Date(at),
      )[0]?.overdue

    expect(october('2026-11-05T23:00:00Z')).toBe(false)
    expect(october('2026-11-06T01:00:00Z')).toBe(true)
    expect(october('2026-12-31T12:00:00Z', true)).toBe(false)
  })

  it('is never asked of a house that did not stand yet', () => {
    expect(monthsToReview({ first: '2026-11-01', now: '2026-11-01' }, [], new Date('2026-11-30T12:00:00Z'))).toEqual([])
    expect(monthsToReview({ first: null, now: '2026-11-01' }, [], new Date())).toEqual([])
  })
})

describe('a cell of the file', () => {
  it('is never taken for a formula (SEC-41)', () => {
    const payloads = [
      '=1+1',
      '=cmd|"/c calc"!A1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\0=1',
      '=HYPERLINK("https://kwaad.voorbeeld")',
      '=1;2',
      '-2+3+cmd',
      '@a',
      '+31612345678',
      '="a"',
      "='a'",
      '=A1,B1',
      '=A1\nB1',
      '-',
      '+',
      '@',
    ]
    for (const payload of payloads) expect(cell(payload).replace(/^"/, ''), JSON.stringify(payload)).toMatch(/^'/)
  })

  it('keeps quotes, commas and lines as they were (RFC 4180)', () => {
    expect(cell('Bos, "B."\nx')).toBe('"Bos, ""B.""\nx"')
    expect([cell(null), cell(undefined), cell(7), cell('gewoon')]).toEqual(['', '', '7', 'gewoon'])
  })
})

describe('a deed', () => {
  it('is one of the five actions of NEN 7513 (SEC-46)', () => {
    expect(
      ['case.read', 'case.write', 'case.bring-in', 'case.delete-draft', 'case.publish', 'log.export'].map(actionOf),
    ).toEqual(['R', 'U', 'C', 'D', 'E', 'R'])
  })

  it('has a purpose: the work, oversight, or an emergency', () => {
    expect(['case.read', 'log.read', 'emergency.read'].map(purposeOf)).toEqual([
      'consultation',
      'oversight',
      'emergency',
    ])
  })

  it('has words for people in both languages, and so has what it is about', () => {
    for (const language of ['nl', 'en'] as const) {
      const { concepts, deeds } = messagesFor(language).log
      for (const [concept, some] of deedsByConcept()) {
        expect(concepts[concept], concept).toBeTruthy()
        for (const deed of some) expect(deeds[deed], deed).toBeTruthy()
      }
    }
  })
})

describe('what the log is asked for', () => {
  it('leaves out what cannot be read instead of failing', () => {
    const asked = logFilter.parse({
      from: '31-12-2026',
      to: 'x',
      member: '1',
      case: "1' or 1=1",
      deed: 'x',
      before: '-1',
    })

    expect(Object.values(asked).filter((value) => value !== undefined)).toEqual([])
  })

  it('knows a case by its number however it is typed', () => {
    expect(
      ['C-0147', 'c147', '147', ' C-147 '].map((typed) => caseNumberIn(logFilter.parse({ case: typed }).case)),
    ).toEqual([147, 147, 147, 147])
  })
})
