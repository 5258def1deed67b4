import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { meetingMail } from '#app/domain/meeting/mails.ts'
import { as, asSystem } from '#db/as.ts'
import { insertMail } from '#db/queries/outbox.ts'
import { pauseSeconds, sendDueMail } from '#server/mail/send.ts'
import { postman } from '#server/mail/smtp.ts'
import { startMail } from '#server/mail/start.ts'
import { aMeeting, read } from '#test/domain/meeting/a-meeting.ts'
import { type Cast, theCast } from '#test/support/cast.ts'
import { aDatabase, type TestDatabase } from '#test/support/database.ts'
import { aPostOffice, calendarPart, certificate, header, type PostOffice } from './post-office.ts'

const settings = { publicUrl: 'https://meedenken.voorbeeld', mailFrom: 'Meedenken <post@meedenken.voorbeeld>' }
const written: string[] = []
const line = (event: string, facts: object = {}) => written.push(`${event} ${JSON.stringify(facts)}`)
const log = { info: line, warn: line, error: line }

let database: TestDatabase
let cast: Cast
let office: PostOffice
beforeAll(async () => {
  database = await aDatabase()
  cast = await theCast(database.pool)
})
afterAll(() => database.drop())
beforeEach(async () => {
  office = await aPostOffice()
  await asSystem(database.pool, (tx) => tx`delete from outbox`)
})
afterEach(() => office.close())

/** Lays an invitation for Bram ready, as a coordinator's deed does. */
const invite = (occasion: 'invited' | 'moved' | 'cancelled' = 'invited', sequence = 0) => {
  const to = { id: cast.bram.id, name: 'Bram Bos 🧡', email: 'bram@voorbeeld.invalid', language: 'nl' as const }
  const mail = meetingMail({ meeting: aMeeting({ sequence }), occasion, to, settings, now: new Date() })
  return as(database.pool, cast.dina, (tx) => insertMail(tx, mail))
}
const round = (port = office.port) => {
  const post = postman({ url: `smtps://localhost:${port}`, from: settings.mailFrom, ca: certificate })
  return sendDueMail({ db: database.pool, log, post }).finally(() => post.close())
}
const states = () =>
  asSystem(
    database.pool,
    (tx) => tx<{ id: string; state: string; attempts: number; last_error: string | null }[]>`
    select id, state, attempts, last_error from outbox order by created_at`,
  )
const timePasses = () =>
  asSystem(database.pool, (tx) => tx`update outbox set next_attempt_at = now() where state = 'waiting'`)

describe('mail that is laid ready', () => {
  it('goes out once, to one person, under an id that stays the same', async () => {
    await invite()

    await round()
    await round()

    const [row] = await states()
    expect(row).toMatchObject({ state: 'sent', attempts: 1 })
    expect(office.letters.map((letter) => letter.to)).toEqual([['bram@voorbeeld.invalid']])
    expect(header(office.letters[0]?.source ?? '', 'Message-ID')).toBe(`<${row?.id}@meedenken.voorbeeld>`)
  })

  it('carries its calendar file as a calendar expects it (RFC 6047)', async () => {
    await invite('cancelled', 2)

    await round()

    const source = office.letters[0]?.source ?? ''
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i)
    expect(read(calendarPart(source))).toMatchObject({
      method: 'CANCEL',
      sequence: 2,
      status: 'CANCELLED',
      uid: aMeeting().uid,
    })
    expect(header(source, 'From')).toBe('Meedenken <post@meedenken.voorbeeld>')
    expect(header(source, 'Auto-Submitted')).toBe('auto-generated')
  })

  it('is sent by one of two senders, never by both', async () => {
    for (let n = 0; n < 6; n++) await invite('moved', n)

    await Promise.all([round(), round()])
    await round()

    expect(office.letters).toHaveLength(6)
    expect(new Set(office.letters.map((letter) => header(letter.source, 'Message-ID'))).size).toBe(6)
  })

  it('reaches one person in the order in which it was written', async () => {
    await invite('invited', 0)
    await invite('moved', 1)
    await invite('cancelled', 2)

    await Promise.all([round(), round()])
    await round()

    expect(office.letters.map((letter) => read(calendarPart(letter.source)).sequence)).toEqual([0, 1, 2])
  })
})

describe('a mail server that is down', () => {
  it('loses nothing and doubles nothing: what waited goes out when it is up again', async () => {
    const { port } = office
    await office.close()
    await invite('invited', 0)
    await invite('cancelled', 1)

    await round(port)
    expect((await states()).map((row) => row.state)).toEqual(['waiting', 'waiting'])

    office = await aPostOffice({ port })
    await timePasses()
    await round(port)
    expect((await states()).map((row) => row.state)).toEqual(['sent', 'sent'])
    expect(office.letters).toHaveLength(2)
  })

  it('is asked again later, and later still', () => {
    expect([0, 1, 2, 20].map((attempts) => pauseSeconds(attempts, 0.5))).toEqual([5, 10, 20, 10_800])
  })
})

describe('a sender that dies right after the mail was accepted', () => {
  it('sends it again as the same mail: one Message-ID, one UID, one SEQUENCE', async () => {
    await invite()
    const post = postman({ url: `smtps://localhost:${office.port}`, from: settings.mailFrom, ca: certificate })
    const dying = {
      ...post,
      deliver: async (mail: Parameters<typeof post.deliver>[0]) => {
        await post.deliver(mail)
        throw new Error('power cut')
      },
    }
    await expect(sendDueMail({ db: database.pool, log, post: dying })).rejects.toThrow('power cut')

    await round()

    expect(office.letters).toHaveLength(2)
    expect(new Set(office.letters.map((letter) => header(letter.source, 'Message-ID'))).size).toBe(1)
    expect(new Set(office.letters.map((letter) => calendarPart(letter.source))).size).toBe(1)
  })
})

describe('a mail server that refuses', () => {
  it('for good: the mail has failed, and the next one still goes out', async () => {
    await invite()
    office.refuse = 550
    await round()
    office.refuse = null
    await invite()

    await round()

    expect((await states()).map((row) => [row.state, row.last_error])).toEqual([
      ['failed', 'EENVELOPE 550'],
      ['sent', null],
    ])
  })

  it('for now: the mail waits', async () => {
    await invite()
    office.refuse = 451

    await round()

    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1, last_error: 'EENVELOPE 451' }])
  })

  it('is written down in codes, without an address or a subject', async () => {
    await invite()
    office.refuse = 550
    written.length = 0

    await round()

    expect(written).toHaveLength(1)
    expect(written.join()).not.toMatch(/bram|voorbeeld|Bijeenkomst|person/i)
  })
})

describe('the way to the mail server', () => {
  it('is never open text: without TLS nothing is sent', async () => {
    const bare = await aPostOffice({ secure: false, plain: true })
    await invite()
    const post = postman({ url: `smtp://localhost:${bare.port}`, from: settings.mailFrom, ca: certificate })

    await sendDueMail({ db: database.pool, log, post })

    expect(bare.letters).toEqual([])
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    await bare.close()
  })

  it('is not taken when the certificate is nobody’s we trust', async () => {
    await invite()
    const post = postman({ url: `smtps://localhost:${office.port}`, from: settings.mailFrom })

    await sendDueMail({ db: database.pool, log, post })

    expect(office.letters).toEqual([])
    expect(await states()).toMatchObject([{ state: 'waiting' }])
  })

  it('may begin in open text when it becomes TLS before anything is said', async () => {
    const starting = await aPostOffice({ secure: false })
    await invite()
    const post = postman({ url: `smtp://localhost:${starting.port}`, from: settings.mailFrom, ca: certificate })

    await sendDueMail({ db: database.pool, log, post })

    expect(starting.letters).toHaveLength(1)
    await starting.close()
  })
})

describe('the running outbox', () => {
  it('sends as soon as a deed nudges it', async () => {
    const mail = startMail({
      db: database.pool,
      log,
      settings,
      smtp: `smtps://localhost:${office.port}`,
      ca: certificate,
    })
    await invite()

    mail.outbox.nudge()

    await expect.poll(() => office.letters.length).toBe(1)
    await mail.stop()
  })

  it('keeps everything where there is no mail server', async () => {
    const mail = startMail({ db: database.pool, log, settings, smtp: null })
    const { calendar, ...plain } = meetingMail({
      meeting: aMeeting(),
      occasion: 'invited',
      to: { id: cast.anna.id, name: 'Anna', email: 'anna@voorbeeld.invalid', language: 'nl' },
      settings,
      now: new Date(),
    })

    await as(database.pool, cast.dina, (tx) => mail.outbox.put(tx, plain))
    mail.outbox.nudge()
    await mail.stop()

    expect(calendar).toBeDefined()
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 0 }])
  })

  it('forgets a mail whose deed failed', async () => {
    const mail = startMail({ db: database.pool, log, settings, smtp: null })
    const failing = as(database.pool, cast.dina, async (tx) => {
      await mail.outbox.put(tx, { memberId: null, to: { address: 'a@b.invalid', name: '' }, subject: 's', body: 'b' })
      throw new Error('the deed')
    })

    await expect(failing).rejects.toThrow('the deed')
    expect(await states()).toEqual([])
  })
})
