import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaForm, invitationForm, meetingForm } from '#app/domain/meeting/schema.ts'
import { meeting as words } from '#app/i18n/nl/meeting.ts'
import { at } from './a-meeting.ts'

const now = at('2026-11-24', '12:00')
const typed = { date: '2026-12-08', start: '16:00', end: '17:30', place: 'Zaal 3', onlineUrl: '' }

/** Field and code of the first thing that is wrong, as `date: empty`; null when nothing is. */
function wrongWith(change: Record<string, unknown>): string | null {
  const result = meetingForm(now).safeParse({ ...typed, ...change })
  const issue = result.error?.issues[0]
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null
}

describe('planning a meeting', () => {
  it('takes a date, times and a place', () => {
    expect(meetingForm(now).parse(typed)).toEqual({
      startsAt: at('2026-12-08', '16:00'),
      endsAt: at('2026-12-08', '17:30'),
      place: 'Zaal 3',
      onlineUrl: '',
    })
  })

  it.each([
    ['date: empty', { date: undefined }],
    ['date: no-such-date', { date: '2027-02-31' }],
    ['date: no-such-date', { date: '8 december' }],
    ['start: no-such-time', { date: '2027-03-28', start: '02:30', end: '04:00' }],
    ['start: no-such-time', { start: '24:00' }],
    ['end: end-before-start', { end: '16:00' }],
    ['end: end-before-start', { end: '09:00' }],
    ['date: in-the-past', { date: '2026-11-24', start: '11:00' }],
    ['date: too-far', { date: '2042-01-01' }],
    ['place: where', { place: '', onlineUrl: '' }],
    ['place: where', { place: '   ' }],
    ['place: too-long', { place: 'x'.repeat(201) }],
    ['place: too-long', { place: 'x'.repeat(10_000) }],
    ['onlineUrl: not-a-link', { onlineUrl: 'http://bellen.voorbeeld' }],
    ['onlineUrl: not-a-link', { onlineUrl: 'javascript:alert(1)' }],
    ['onlineUrl: not-a-link', { onlineUrl: 'https://user:pass@bellen.voorbeeld' }],
    ['onlineUrl: not-a-link', { onlineUrl: 'bellen' }],
  ])('says at the field what is wrong: %s', (expected, change) => {
    expect(wrongWith(change)).toBe(expected)
  })

  it('keeps a place on one line, whatever was pasted', () => {
    const { place } = meetingForm(now).parse({ ...typed, place: 'Zaal 3\r\nATTENDEE:mailto:x@y\u0000 \u2028🧡' })

    expect(place).toBe('Zaal 3 ATTENDEE:mailto:x@y 🧡')
  })

  it('answers anything that can be typed with a meeting or with words that exist', () => {
    const anything = fc.record({
      date: fc.oneof(fc.string(), fc.constant('2026-12-08')),
      start: fc.oneof(fc.string(), fc.constant('16:00')),
      end: fc.oneof(fc.string(), fc.constant('17:00')),
      place: fc.string({ unit: 'binary' }),
      onlineUrl: fc.oneof(fc.string(), fc.webUrl()),
    })

    fc.assert(
      fc.property(anything, (form) => {
        const result = meetingForm(now).safeParse(form)
        const codes = result.error?.issues.map((issue) => issue.message) ?? []

        expect(codes.filter((code) => !(code in words.errors))).toEqual([])
        if (result.success) expect(result.data.endsAt > result.data.startsAt).toBe(true)
      }),
    )
  })
})

describe('the agenda', () => {
  const item = '0b5a0a5e-8f0f-4a6e-9d0c-6f3f3c1f0a01'

  it('takes whole minutes from 1 to 480', () => {
    for (const minutes of ['0', '-5', '481', '1.5', 'veel', '', '1e9']) {
      const answer = agendaForm.safeParse({ deed: 'minutes', item, minutes })
      expect(answer.error?.issues.map((issue) => issue.message)).toEqual(['minutes'])
    }
    expect(agendaForm.parse({ deed: 'minutes', item, minutes: '25' })).toEqual({ deed: 'minutes', item, minutes: 25 })
  })

  it('knows its own deeds and parts only', () => {
    expect(agendaForm.safeParse({ deed: 'burn', item }).success).toBe(false)
    expect(agendaForm.safeParse({ deed: 'earlier', item: "' or 1=1" }).success).toBe(false)
    expect(invitationForm.safeParse({ who: 'the world' }).success).toBe(false)
  })
})
