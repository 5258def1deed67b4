import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contribute } from '#app/domain/advice/write.server.ts'
import { deliverMessages, sendDigests } from '#app/domain/message/deliver.server.ts'
import { namedBy, stopMail, unsubscribeToken } from '#app/domain/message/unsubscribe.server.ts'
import { chooseDigest, chooseWay, inboxOf, read, tell } from '#app/domain/message/write.server.ts'
import type { Refusal } from '#app/domain/refusal.ts'
import { as, asSystem } from '#db/as.ts'
import { mostAttempts, sendDueMail } from '#server/mail/send.ts'
import { postman } from '#server/mail/smtp.ts'
import { startMail } from '#server/mail/start.ts'
import { aHouse, type House } from '#test/collab/house.ts'
import { testKeys } from '#test/support/visitor.ts'
import { aPostOffice, certificate, header, type PostOffice } from './post-office.ts'

const settings = {
  publicUrl: 'https://meedenken.voorbeeld',
  mailFrom: 'Meedenken <post@meedenken.voorbeeld>',
  trial: false,
  markKey: new Uint8Array(32),
}
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

let house: House
let office: PostOffice
beforeAll(async () => {
  house = await aHouse()
  office = await aPostOffice()
})
afterAll(async () => {
  await office.close()
  await house.close()
})
beforeEach(async () => {
  office.letters.length = 0
  await asSystem(house.database.pool, async (tx) => {
    await tx`delete from messages`
    await tx`delete from outbox`
    await tx`delete from message_choices`
    await tx`update members set digest = 'by-size', digest_hour = 0, digested_on = null`
  })
})

const pool = () => house.database.pool
const services = () => ({
  db: pool(),
  keys: testKeys,
  logHead: { read: () => ({ place: 147, link: 'a1b2c3d4e5f60718ffff' }), keep: () => undefined },
  settings,
  outbox: startMail({ db: pool(), log, settings, smtp: null }).outbox,
})
/** One round of the sender; `up` is false while nobody answers at the mail server's port. */
const round = (up = true) => {
  const port = up ? office.port : 1
  const post = postman({ url: `smtps://localhost:${port}`, from: settings.mailFrom, ca: certificate })
  return sendDueMail({ db: pool(), log, post }).finally(() => post.close())
}
const body = (source: string) =>
  Buffer.from(
    source
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
const aCase = { kind: 'case', id: '00000000-0000-4000-8000-000000000000', number: 147 } as const
const say = (kind: 'answer' | 'new-case' | 'recovery', to: { id: string }) =>
  asSystem(pool(), (tx) => tell(tx, to.id, kind, aCase))

describe('word of a message', () => {
  it('that a month of the log waits says where the log ends, for people to keep outside the machine (SEC-46)', async () => {
    await asSystem(pool(), (tx) => tell(tx, house.cast.dina.id, 'review', { kind: 'log', id: null }))
    await deliverMessages(services())
    await round()

    expect(body(office.letters[0]?.source ?? '')).toContain('eindigt nu bij regel 147, met kenmerk a1b2c3d4e5f60718.')
  })

  it('is a mail of its own for what is about the reader, once, however many deliver', async () => {
    await say('answer', house.cast.anna)
    await Promise.all([deliverMessages(services()), deliverMessages(services()), deliverMessages(services())])
    await Promise.all([round(), round()])

    expect(office.letters.map(({ to }) => to)).toEqual([['anna@voorbeeld.invalid']])
  })

  it('holds no number, theme, question or name of a case: a kind and a link behind sign-in (PRIV-12, SEC-43)', async () => {
    const { anna, bram, board } = house.cast
    const caseId = randomUUID()
    const ids = { document: randomUUID(), notes: randomUUID() }
    await asSystem(pool(), async (tx) => {
      await tx`
        insert into cases (id, board_id, author_id, state, question, themes, document_id, notes_id)
        values (${caseId}, ${board.id}, ${anna.id}, 'open', 'Kanarievraag?', '{}', ${ids.document}, ${ids.notes})`
      await house.collab.documents.create(tx, { id: ids.document, kind: 'case', subjectId: caseId })
      await house.collab.documents.create(tx, { id: ids.notes, kind: 'case-notes', subjectId: caseId })
    })
    await contribute(
      { db: pool(), documents: house.collab.documents, settings, outbox: { nudge: () => undefined } } as never,
      bram,
      caseId,
      {
        id: randomUUID(),
        kind: 'advice',
        body: 'Kanarieadvies: neem de tijd.',
      } as never,
    )

    await deliverMessages(services())
    await round()

    expect(office.letters).toHaveLength(1)
    const source = body(office.letters[0]!.source)
    expect(office.letters[0]!.to).toEqual(['anna@voorbeeld.invalid'])
    expect(source).not.toMatch(/Kanarie|Bram|C-0|Kinderen en jongeren/)
    expect(header(source, 'Subject')).toMatch(/Er wacht iets op u|=\?UTF-8/)
    expect(source).toMatch(/https:\/\/meedenken\.voorbeeld\/messages\/[0-9a-f-]{36}/)
  })

  it('waits for the digest for all else: counts in one mail, and nothing when there is nothing', async () => {
    const { anna, freek } = house.cast
    await say('new-case', anna)
    await say('new-case', anna)
    await deliverMessages(services())
    await round()
    expect(office.letters).toEqual([])

    await Promise.all([sendDigests(services(), new Date()), sendDigests(services(), new Date())])
    await sendDigests(services(), new Date())
    await round()

    expect(office.letters.map(({ to }) => to)).toEqual([['anna@voorbeeld.invalid']])
    expect(body(office.letters[0]!.source)).toContain('2 nieuwe casussen')
    expect(
      office.letters.some(({ to }) => to.includes(`freek@voorbeeld.invalid`)),
      freek.name,
    ).toBe(false)
  })

  it('leaves out of the digest what was read meanwhile', async () => {
    const { anna } = house.cast
    await say('new-case', anna)
    await deliverMessages(services())
    const [message] = await inboxOf(pool(), anna)
    await read(pool(), anna, message!.id)

    await sendDigests(services(), new Date())
    await round()

    expect(office.letters).toEqual([])
  })

  it('goes the way each person chose, but one cannot miss what is about one’s access', async () => {
    const { anna } = house.cast
    await chooseWay(pool(), anna, 'answer', 'inbox')
    await chooseDigest(pool(), anna, { digest: 'never', hour: 8, day: 1 })
    await say('answer', anna)
    await say('new-case', anna)
    await say('recovery', anna)
    await deliverMessages(services())
    await sendDigests(services(), new Date())
    await round()

    expect(office.letters).toHaveLength(1)
    expect(header(office.letters[0]!.source, 'List-Unsubscribe')).toBeNull()
    expect((await inboxOf(pool(), anna)).map(({ kind }) => kind).sort()).toEqual(['answer', 'new-case', 'recovery'])
  })

  it('is in one’s own inbox alone: another neither sees it nor marks it (SEC-34)', async () => {
    const { anna, bram } = house.cast
    await say('answer', anna)
    const [message] = await inboxOf(pool(), anna)

    expect(await inboxOf(pool(), bram)).toEqual([])
    await read(pool(), bram, message!.id)
    expect((await inboxOf(pool(), anna))[0]?.read).toBe(false)
    expect(await as(pool(), bram, (tx) => tx`select id from messages`)).toEqual([])
  })
})

describe('one click (RFC 8058)', () => {
  it('stops one kind for one person, from a header of the mail, and twice is once', async () => {
    const { anna } = house.cast
    await say('answer', anna)
    await deliverMessages(services())
    await round()
    const source = office.letters[0]!.source
    expect(header(source, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    const token = /\/mail\/off\/([\w-]+)>/.exec(header(source, 'List-Unsubscribe') ?? '')?.[1]

    expect(await stopMail(services(), token)).toBe('answer')
    await stopMail(services(), token)
    await say('answer', anna)
    await deliverMessages(services())
    await round()

    expect(office.letters).toHaveLength(1)
  })

  it('does nothing for a token we did not sign, or one that was changed', async () => {
    const token = unsubscribeToken(testKeys, house.cast.anna.id, 'answer')
    const flipped = Buffer.from(token, 'base64url')
    flipped[16]! ^= 1
    for (const forged of ['', 'x'.repeat(44), token.slice(1), flipped.toString('base64url'), undefined]) {
      expect(() => namedBy(testKeys, forged), String(forged)).toThrow(expect.objectContaining({ code: 'not-found' }))
    }
    expect(() => namedBy(testKeys, unsubscribeToken(testKeys, house.cast.anna.id, 'recovery'))).toThrow()
    const refused = await stopMail(services(), unsubscribeToken(testKeys, randomUUID(), 'answer')).catch(
      (error: Refusal) => error.code,
    )
    expect(refused).toBe('not-found')
  })
})

describe('a mail server that is down for six hours', () => {
  it('loses nothing and doubles nothing (REL-23)', async () => {
    const { anna, bram, dina } = house.cast
    for (const who of [anna, bram, dina]) for (let n = 0; n < 3; n++) await say('answer', who)
    await deliverMessages(services())

    // Six hours, five minutes at a time: whatever is due by then is tried.
    for (let minutes = 0; minutes < 360; minutes += 5) {
      await round(false)
      await asSystem(
        pool(),
        (tx) => tx`update outbox set next_attempt_at = next_attempt_at - interval '5 minutes' where state = 'waiting'`,
      )
    }
    const waiting = await asSystem(
      pool(),
      (tx) => tx<{ state: string; attempts: number }[]>`select state, attempts from outbox`,
    )
    expect(waiting.map((row) => row.state)).toEqual(Array(9).fill('waiting'))
    expect(Math.max(...waiting.map((row) => row.attempts))).toBeLessThan(mostAttempts)
    expect(office.letters).toEqual([])

    await asSystem(pool(), (tx) => tx`update outbox set next_attempt_at = now()`)
    await Promise.all([round(), round()])
    await round()

    expect(office.letters).toHaveLength(9)
    expect(new Set(office.letters.map(({ source }) => header(source, 'Message-ID'))).size).toBe(9)
  })
})

describe('a test mail', () => {
  it('shows the words of the mail server itself, taken or not', async () => {
    const mail = startMail({ db: pool(), log, settings, smtp: `smtps://localhost:${office.port}`, ca: certificate })
    const one = { to: { name: 'Els', address: 'els@voorbeeld.invalid' }, subject: 'Proefmail', text: 'Proef' }

    expect(await mail.tryMail?.(one)).toMatchObject({ taken: true, said: expect.stringMatching(/^250/) })
    office.refuse = 550
    expect(await mail.tryMail?.(one)).toMatchObject({
      taken: false,
      said: expect.stringContaining('No such person here'),
    })
    office.refuse = null
    await mail.stop()
  })
})
