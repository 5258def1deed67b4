import { describe, expect, it } from 'vitest'
import { dayAndHour, isDigestDue, smallGroup } from '#app/domain/message/digest.ts'
import { kindOf, messageKinds, wayOf } from '#app/domain/message/kinds.ts'
import { addressOf } from '#app/domain/message/rules.ts'
import { messagesFor } from '#app/i18n/index.ts'

const wish = { digest: 'by-size' as const, hour: 8, day: 1 }
/** A moment by the clock of Amsterdam in winter. */
const at = (day: string, hour: string) => new Date(`${day}T${hour}:00+01:00`)

describe('the digest', () => {
  it('comes daily while the group is small, at the hour one chose, and once', () => {
    expect(isDigestDue(wish, smallGroup, null, at('2026-11-25', '07:59'))).toBe(false)
    expect(isDigestDue(wish, smallGroup, null, at('2026-11-25', '08:00'))).toBe(true)
    expect(isDigestDue(wish, smallGroup, '2026-11-25', at('2026-11-25', '09:00'))).toBe(false)
    expect(isDigestDue(wish, smallGroup, '2026-11-24', at('2026-11-25', '23:59'))).toBe(true)
  })

  it('comes weekly once the group has grown, on the day one chose', () => {
    expect(isDigestDue(wish, smallGroup + 1, null, at('2026-11-25', '08:00'))).toBe(false)
    expect(isDigestDue(wish, smallGroup + 1, null, at('2026-11-30', '08:00'))).toBe(true)
  })

  it('comes as often as one chose, or never', () => {
    expect(isDigestDue({ ...wish, digest: 'daily' }, 400, null, at('2026-11-25', '08:00'))).toBe(true)
    expect(isDigestDue({ ...wish, digest: 'weekly' }, 2, null, at('2026-11-25', '08:00'))).toBe(false)
    expect(isDigestDue({ ...wish, digest: 'never' }, 2, null, at('2026-11-30', '08:00'))).toBe(false)
  })

  it('goes by the clock of Amsterdam, once a day also when the clock changes (REL-24)', () => {
    expect(dayAndHour(new Date('2026-07-01T22:30:00Z'))).toEqual({ today: '2026-07-02', hour: 0, weekday: 4 })
    // 25 October 2026: the hour from two to three comes twice.
    const night = { ...wish, hour: 2 }
    expect(isDigestDue(night, 2, '2026-10-24', new Date('2026-10-25T00:30:00Z'))).toBe(true)
    expect(isDigestDue(night, 2, '2026-10-25', new Date('2026-10-25T01:30:00Z'))).toBe(false)
    // 29 March 2026: the hour from two to three does not come; the digest does, at three.
    expect(isDigestDue(night, 2, '2026-03-28', new Date('2026-03-29T01:00:00Z'))).toBe(true)
  })
})

describe('the kinds of messages', () => {
  it('are mailed at once only where they are about the reader', () => {
    expect(messageKinds.filter((kind) => kindOf(kind).way === 'mail')).toEqual([
      'assignment',
      'answer',
      'mention',
      'follow-up',
      'approval',
      'access',
      'recovery',
      'emergency',
      'review',
    ])
  })

  it('go the way one chose, except what one must hear', () => {
    expect(wayOf('answer', 'inbox')).toBe('inbox')
    expect(wayOf('new-case', null)).toBe('digest')
    expect(wayOf('recovery', 'inbox')).toBe('mail')
  })

  it('have words in both languages for the inbox, and those that can be counted for the digest', () => {
    for (const language of ['nl', 'en'] as const) {
      const m = messagesFor(language).message
      for (const kind of messageKinds) {
        expect(m.lines[kind]('casus C-0001')).toBeTruthy()
        expect(m.direct.kinds[kind]).toBeTruthy()
        if (!kindOf(kind).always) expect(m.digest.counts[kind as keyof typeof m.digest.counts](2)).toContain('2')
      }
    }
  })

  it('lead somewhere of ours', () => {
    for (const kind of ['case', 'member', 'meeting', 'practice-note', 'approval', 'access', 'log', 'elsewhere']) {
      expect(addressOf({ kind, id: 'x' })).toMatch(/^\/[a-z]?/)
    }
  })
})
