import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieName, hashOf, newToken } from '#app/domain/member/cookies.server.ts'
import { asSystem } from '#db/as.ts'
import type { Name } from '#test/support/cast.ts'
import { type EveryRoute, everyRoute, filled, ways } from '#test/support/every-route.ts'
import { ask, type RawAnswer } from '#test/support/raw.ts'

/** Words that stand for what somebody wrote of a case, and for what members are called. */
const content = /kanarie/i
const names = /zangvogel/i

let house: EveryRoute
const cookies = new Map<Name, string>()
beforeAll(async () => {
  house = await everyRoute()
  await house.reset('open')
  await asSystem(house.database.pool, async (tx) => {
    await tx`update members set name = name || ' Zangvogel', discipline = 'Psycholoog'`
    for (const name of ['anna', 'bram', 'dina', 'els', 'chris'] as const) {
      const token = newToken()
      await tx`insert into sessions (member_id, token_hash) values (${house.cast[name].id}, ${hashOf(token)})`
      cookies.set(name, `${cookieName('session', true)}=${token}`)
    }
  })
}, 120_000)
afterAll(() => house?.close())

const answers: [what: string, answer: RawAnswer][] = []
async function does(name: Name, method: 'GET' | 'POST', address: string, form: Record<string, string> = {}) {
  const answer = await ask(`${house.server.url}${address}`, {
    method,
    headers: {
      Cookie: cookies.get(name) ?? '',
      ...(method === 'POST' && { Origin: house.server.url, 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    body: method === 'POST' ? new URLSearchParams(form).toString() : undefined,
  })
  answers.push([`${name} ${method} ${address}`, answer])
  return answer
}
const did = async (...deed: Parameters<typeof does>) => {
  const { status, body } = await does(...deed)
  expect([200, 204, 302, 303], `${deed[0]} ${deed[2]}: ${status} ${body.slice(0, 300)}`).toContain(status)
}

describe('what members write and are called', () => {
  it('is in no log, header, title, mail or calendar, nor in a table that has no business with it (PRIV-07, PRIV-12)', async () => {
    const { cast, there, database, server } = house
    const aCase = `/cases/${house.caseId}`
    const aMeeting = `/meetings/${there.meetingId}`

    // A day of the group: somebody asks, others answer, a meeting is planned, moved and called off, an emergency.
    await did('anna', 'POST', `${aCase}/field`, { field: 'question', value: 'Mag de kanarie mee naar de zitting?' })
    await did('anna', 'POST', `${aCase}/requests`, { member: cast.bram.id })
    const advice = randomUUID()
    await did('bram', 'POST', `${aCase}/contributions`, { id: advice, kind: 'advice', body: 'Begin met de kanarie.' })
    await did('anna', 'POST', `${aCase}/contributions`, {
      id: randomUUID(),
      kind: 'reply',
      replyTo: advice,
      body: 'De kanarie is bang.',
    })
    await did('dina', 'POST', `${aMeeting}/agenda`, { deed: 'put-on', aCase: house.caseId })
    await did('dina', 'POST', `${aMeeting}/agenda`, { deed: 'add', title: 'Kanariebespreking', minutes: '10' })
    await did('dina', 'POST', `${aMeeting}/invitations`, { who: 'all' })
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await did('dina', 'POST', `${aMeeting}/change`, { date: day, start: '16:00', end: '17:00', place: 'Kanariezaal' })
    const calendar = await does('anna', 'GET', `${aMeeting}/calendar.ics`)
    await did('els', 'POST', '/emergency', { number: 'C-0001', kind: 'danger', reason: 'De kanarie loopt gevaar.' })
    await did('dina', 'POST', '/members/invitations', { addresses: 'nieuw@voorbeeld.nl', role: 'therapist' })
    await did('anna', 'GET', '/practice?q=kanarie')
    await did('dina', 'GET', `/log?member=${cast.anna.id}&case=C-0001`)
    await did('dina', 'GET', '/log/export.csv')

    // Every page by everybody, found or not; and deeds that break in the middle, with words in what the database says.
    for (const [at, way] of ways.filter(({ method }) => method === 'GET').entries()) {
      const address = filled(way.address, (name) => there[name] ?? 'x')
      for (const name of ['anna', 'dina', at % 2 ? 'chris' : 'els'] as const) await does(name, 'GET', address)
    }
    await database.pool`alter table contributions add constraint broken check (body not like '%gebroken%')`
    const broken = { id: randomUUID(), kind: 'advice', body: 'Een gebroken kanarie.' }
    expect((await does('bram', 'POST', `${aCase}/contributions`, broken)).status).toBe(500)
    await database.pool`alter table contributions drop constraint broken`
    await did('dina', 'POST', `${aMeeting}/cancellation`)
    await expect
      .poll(async () => (await database.pool`select from messages where delivered_at is null`).length, {
        timeout: 15_000,
      })
      .toBe(0)

    const found: string[] = []
    for (const [what, { headers, body }] of answers) {
      const told = JSON.stringify(headers)
      const title = /<title>(.*?)<\/title>/s.exec(body)?.[1] ?? ''
      if (content.test(told) || names.test(told)) found.push(`${what}: a header`)
      if (content.test(title) || names.test(title)) found.push(`${what}: title ${title}`)
      for (const [, url = ''] of body.matchAll(/(?:href|action|src)="([^"]*)"/g)) {
        if (!/[?&]q=kanarie/.test(url) && (content.test(url) || names.test(url))) found.push(`${what}: ${url}`)
      }
    }
    expect(answers.filter(([, { status }]) => status === 200).length).toBeGreaterThan(50)
    expect(calendar.body).toContain('BEGIN:VEVENT')
    // The place is what a calendar file is for; nothing else of ours is in it.
    expect(calendar.body.replace(/Kanariezaal/g, '')).not.toMatch(content)

    const logs = join(server.dataDir, 'log')
    const written = readdirSync(logs).map((file) => readFileSync(join(logs, file), 'utf8'))
    expect(written.join('\n')).toContain('page.fault')
    for (const text of [server.output(), ...written, (await ask(`${server.url}/metrics`)).body]) {
      if (content.test(text) || names.test(text)) found.push('what the server writes down')
    }

    const mails = await database.pool<{ subject: string; body: string; to_name: string; calendar: string | null }[]>`
      select subject, body, to_name, calendar from outbox`
    expect(mails.length).toBeGreaterThan(5)
    for (const { subject, body, to_name, calendar: file } of mails) {
      // Their own name stands in a greeting; where a meeting is, in its invitation.
      const rest = `${subject}\n${body}\n${file ?? ''}`.replaceAll(to_name, '').replaceAll('Kanariezaal', '')
      // A calendar file names its one guest and whom to answer, folded as the format asks.
      const unfolded = rest
        .replace(/\r?\n[ \t]/g, '')
        .replaceAll(to_name, '')
        .replaceAll('ORGANIZER;CN=Dina Duin Zangvogel', '')
      if (content.test(unfolded) || names.test(unfolded)) found.push(`mail: ${unfolded}`)
    }
    expect(found).toEqual([])
    expect(await holders(content)).toEqual([
      'agenda_items.title',
      'cases.question',
      // What lies open is on the board, which is a document.
      'collab_update.payload',
      'contributions.body',
      'emergency_openings.reason',
      'meetings.place',
      'outbox.body',
      'outbox.calendar',
    ])
    expect(await holders(names)).toEqual(['members.name', 'outbox.body', 'outbox.calendar', 'outbox.to_name'])
  }, 300_000)
})

/** Every column of every table in which the words stand, also between the bytes of shared text. */
async function holders(words: RegExp): Promise<string[]> {
  const { pool } = house.database
  const columns = await pool<{ t: string; c: string; kind: string }[]>`
    select c.table_name as t, c.column_name as c, c.data_type as kind
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and not (select relispartition from pg_class where oid = c.table_name::regclass) order by 1, 2`
  expect(columns.length).toBeGreaterThan(200)
  const found: string[] = []
  for (const { t, c, kind } of columns) {
    const text = kind === 'bytea' ? `encode(${c}, 'escape')` : `${c}::text`
    const [row] = await pool.unsafe(`select exists (select from ${t} where ${text} ~* '${words.source}') as there`)
    if (row?.there) found.push(`${t}.${c}`)
  }
  return found
}
