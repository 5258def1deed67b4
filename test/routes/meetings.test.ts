import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadContext } from '#app/load-context.ts'
import * as agenda from '#app/routes/meetings/agenda.ts'
import * as answer from '#app/routes/meetings/answer.ts'
import * as calendar from '#app/routes/meetings/calendar.ts'
import * as cancellation from '#app/routes/meetings/cancellation.tsx'
import * as change from '#app/routes/meetings/change.tsx'
import * as invitations from '#app/routes/meetings/invitations.tsx'
import * as list from '#app/routes/meetings/list.tsx'
import * as page from '#app/routes/meetings/meeting.tsx'
import * as plan from '#app/routes/meetings/new.tsx'
import * as mail from '#app/routes/messages/mail.tsx'
import * as outbox from '#app/routes/messages/outbox.tsx'
import { startMail } from '#server/mail/start.ts'
import { aHouse, type House } from '#test/collab/house.ts'
import { read } from '#test/domain/meeting/a-meeting.ts'
import type { Name } from '#test/support/cast.ts'

let house: House
let services: Omit<LoadContext, 'nonce'>
const faults: unknown[] = []
beforeAll(async () => {
  house = await aHouse()
  const settings = {
    trial: true,
    publicUrl: 'http://localhost:3000',
    markKey: new Uint8Array(32),
    mailFrom: 'post@proef.invalid',
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const { outbox } = startMail({ db: house.database.pool, log, settings, smtp: null })
  services = {
    db: house.database.pool,
    documents: house.collab.documents,
    outbox,
    settings,
    reportError: (error: unknown) => faults.push(error),
  } as unknown as typeof services
})
afterAll(() => house.close())

// biome-ignore lint/suspicious/noExplicitAny: a loader or action of any page
type Handler = (args: any) => Promise<any>

/** Status, place to go and answer of a request to one page, as its visitor gets them. */
async function ask(
  handler: Handler,
  name: Name | null,
  params: Record<string, string>,
  form?: Record<string, string | string[]>,
) {
  const body = new URLSearchParams()
  for (const [key, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(key, one)
  const request = new Request('http://localhost:3000/x', {
    method: form ? 'POST' : 'GET',
    headers: name ? { Cookie: house.cookies[name] } : {},
    body: form ? body : undefined,
  })
  const given = await handler({ request, params, context: { ...services, nonce: '' } }).catch(
    (thrown: unknown) => thrown,
  )
  if (given instanceof Response)
    return { status: given.status, to: given.headers.get('Location'), answer: await given.text() }
  if (given instanceof Error) throw given
  return given?.init
    ? { status: given.init.status as number, to: null, answer: given.data }
    : { status: 200, to: null, answer: given }
}

const typed = { date: '2028-12-05', start: '16:00', end: '17:30', place: 'Zaal 3', onlineUrl: '' }
const planned = async () => {
  const { to } = await ask(plan.action, 'dina', { boardId: house.cast.board.id }, typed)
  return { meetingId: to?.split('/').at(-1) ?? '' }
}

describe('the pages of meetings', () => {
  it('ask a stranger to sign in first', async () => {
    const params = await planned()

    for (const loader of [list.loader, page.loader, change.loader, calendar.loader, outbox.loader]) {
      const { status, to } = await ask(loader, null, params)
      expect([status, to?.startsWith('/sign-in')]).toEqual([302, true])
    }
    expect((await ask(answer.action, null, params, { answer: 'yes' })).status).toBe(401)
  })

  it('are not there for who is not on the board, nor for the administrator', async () => {
    const params = await planned()

    for (const name of ['chris', 'els'] as const) {
      for (const loader of [page.loader, calendar.loader, change.loader, cancellation.loader, invitations.loader]) {
        expect((await ask(loader, name, params)).status).toBe(404)
      }
      expect((await ask(answer.action, name, params, { answer: 'yes' })).status).toBe(404)
    }
  })

  it('are read by members of the board, without what only the coordinator does', async () => {
    const params = await planned()

    const { status, answer: given } = await ask(page.loader, 'bram', params)

    expect(status).toBe(200)
    expect(given).toMatchObject({ mayChange: false, waiting: [], trialOutbox: false, answer: null })
    expect((await ask(cancellation.action, 'bram', params, {})).status).toBe(404)
  })

  it('list what is to come', async () => {
    const { meetingId } = await planned()

    const { answer: given } = await ask(list.loader, 'bram', {})

    expect(given.meetings.coming.map((one: { id: string }) => one.id)).toContain(meetingId)
    expect(given.planOn).toEqual([])
  })

  it('say the number of mails that lie ready, and nothing that was typed in the address', async () => {
    const params = await planned()
    const { to } = await ask(invitations.action, 'dina', params, { who: 'all' })

    expect(to).toBe(`/meetings/${params.meetingId}?mails=5`)
  })
})

describe('a form with bad input', () => {
  const hostile = [
    '',
    ' ',
    'x'.repeat(10_000),
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '🧡',
    '\u0000',
    'a\r\nBCC: x@y',
    '-1',
    'NaN',
    '../../x',
  ]

  it('gets a code at its field and keeps what was typed', async () => {
    const { status, answer: given } = await ask(
      plan.action,
      'dina',
      { boardId: house.cast.board.id },
      { ...typed, end: '15:00', place: 'Zaal 3' },
    )

    expect(status).toBe(422)
    expect(given.result).toMatchObject({
      error: { end: ['end-before-start'] },
      initialValue: { place: 'Zaal 3', end: '15:00' },
    })
  })

  it('is answered with 4xx or taken, never with a fault', async () => {
    const params = { ...(await planned()), boardId: house.cast.board.id }
    faults.length = 0
    const forms: [Handler, Record<string, string>][] = [
      [plan.action, typed],
      [change.action, typed],
      [agenda.action, { deed: 'minutes', item: '', minutes: '' }],
      [agenda.action, { deed: 'put-on', aCase: '' }],
      [agenda.action, { deed: 'add', title: '', minutes: '' }],
      [invitations.action, { who: '', member: '' }],
      [answer.action, { answer: '' }],
    ]
    for (const [action, form] of forms) {
      for (const field of Object.keys(form)) {
        for (const value of hostile) {
          const { status } = await ask(action, 'dina', params, { ...form, [field]: value })
          expect([200, 302, 403, 404, 409, 422]).toContain(status)
        }
      }
      expect((await ask(action, 'dina', params, {})).status).toBe(422)
      expect((await ask(action, 'dina', { ...params, meetingId: "' or 1=1", boardId: 'x' }, form)).status).toBeLessThan(
        500,
      )
    }
    expect(faults).toEqual([])
  })
})

describe('what can be downloaded', () => {
  it('is a calendar file', async () => {
    const { status, answer: file } = await ask(calendar.loader, 'freek', await planned())

    expect(status).toBe(200)
    expect(read(file)).toMatchObject({ method: 'PUBLISH', attendees: [], summary: 'Bijeenkomst Expertgroep Trauma' })
  })

  it('includes each mail of the outbox, for the coordinator', async () => {
    await ask(invitations.action, 'dina', await planned(), { who: 'all' })
    const { answer: given } = await ask(outbox.loader, 'dina', {})

    const one = await ask(mail.loader, 'dina', { mailId: given.mails[0].id })
    expect(one.answer.mail.calendar).toContain('METHOD:REQUEST')
    expect((await ask(outbox.loader, 'bram', {})).status).toBe(404)
    expect((await ask(mail.loader, 'bram', { mailId: given.mails[0].id })).status).toBe(404)
  })
})
