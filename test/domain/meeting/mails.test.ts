import { describe, expect, it } from 'vitest'
import { addressIn, meetingMail, type Occasion } from '#app/domain/meeting/mails.ts'
import { aMeeting, read, supersedes } from './a-meeting.ts'

const settings = { publicUrl: 'https://meedenken.voorbeeld', mailFrom: 'Meedenken <post@meedenken.voorbeeld>' }
const bram = { id: 'b', name: 'Bram Bos', email: 'bram@voorbeeld.nl', language: 'nl' as const }
const mailOf = (
  occasion: Occasion,
  change: Parameters<typeof aMeeting>[0] = {},
  to: Parameters<typeof meetingMail>[0]['to'] = bram,
) => meetingMail({ meeting: aMeeting(change), occasion, to, settings, now: new Date('2026-11-24T12:00:00Z') })

describe('the mails about a meeting', () => {
  it('go to one person, with a calendar file for that person alone', () => {
    const mail = mailOf('invited')

    expect(mail.to).toEqual({ address: 'bram@voorbeeld.nl', name: 'Bram Bos' })
    expect(read(mail.calendar?.text ?? '').attendees).toEqual(['mailto:bram@voorbeeld.nl'])
    expect(read(mail.calendar?.text ?? '').event.getFirstPropertyValue('organizer')).toBe(
      'mailto:post@meedenken.voorbeeld',
    )
  })

  it('say when and where, and lead to the page behind sign-in', () => {
    const { body, subject } = mailOf('invited')

    expect(subject).toBe('Bijeenkomst Expertgroep Trauma, dinsdag 8 december 2026')
    expect(body).toContain('dinsdag 8 december 2026\n16.00 tot 17.30 uur\nZaal 3, Utrecht')
    expect(body).toContain(`https://meedenken.voorbeeld/meetings/${aMeeting().id}`)
  })

  it('never say the board, whose name is a theme, nor the link of the call', () => {
    for (const occasion of ['invited', 'moved', 'cancelled'] as const) {
      const { subject, body, calendar } = mailOf(occasion, { onlineUrl: 'https://bellen.voorbeeld/geheim' })

      expect([subject, body, calendar?.text].join()).not.toMatch(/rouw|bellen\.voorbeeld/)
    }
  })

  it('invite, move and cancel one and the same appointment', () => {
    const files = [mailOf('invited'), mailOf('moved', { sequence: 1 }), mailOf('cancelled', { sequence: 2 })].map(
      (mail) => mail.calendar?.text ?? '',
    )

    expect(files.map((file) => read(file).method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(supersedes(files[1] as string, files[0] as string)).toBe(true)
    expect(supersedes(files[2] as string, files[1] as string)).toBe(true)
    expect(read(files[2] as string).status).toBe('CANCELLED')
  })

  it('are written in the language of whoever gets them', () => {
    const { subject, body } = mailOf('cancelled', {}, { ...bram, language: 'en' })

    expect(subject).toBe('Cancelled: Meeting Expertgroep Trauma, Tuesday 8 December 2026')
    expect(body).toContain('Tuesday 8 December 2026')
  })

  it('find the bare address in whatever MAIL_FROM holds', () => {
    expect(addressIn('Meedenken <post@meedenken.voorbeeld>')).toBe('post@meedenken.voorbeeld')
    expect(addressIn(' post@meedenken.voorbeeld ')).toBe('post@meedenken.voorbeeld')
  })
})
