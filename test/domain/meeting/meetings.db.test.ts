import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancel, changeAgenda } from '#app/domain/meeting/agenda.server.ts'
import type { MeetingServices } from '#app/domain/meeting/changed.server.ts'
import { myMeetings, readCalendar, readForPlanner, readMeeting } from '#app/domain/meeting/read.server.ts'
import type { WhenAndWhere } from '#app/domain/meeting/schema.ts'
import { answerInvitation, changeMeeting, invite, planMeeting } from '#app/domain/meeting/write.server.ts'
import { readMail, readOutbox } from '#app/domain/message/read.server.ts'
import { asSystem } from '#db/as.ts'
import { deleteBoardMember, insertBoardMember } from '#db/queries/board.ts'
import { startMail } from '#server/mail/start.ts'
import { aHouse, type House } from '#test/collab/house.ts'
import { at, read, supersedes } from './a-meeting.ts'

let house: House
let services: MeetingServices
const faults: unknown[] = []
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
beforeAll(async () => {
  house = await aHouse()
  const settings = {
    trial: true,
    publicUrl: 'http://localhost:3000',
    markKey: new Uint8Array(32),
    mailFrom: 'meedenken@proefomgeving.invalid',
  }
  const db = house.database.pool
  const { outbox } = startMail({ db, log, settings, smtp: null })
  services = { db, documents: house.collab.documents, outbox, settings, reportError: (error) => faults.push(error) }
  const { board } = house.cast
  await asSystem(db, (tx) =>
    house.collab.documents.create(tx, { id: board.documentId, kind: 'board', subjectId: board.id }),
  )
})
afterAll(async () => {
  await house.close()
  expect(faults).toEqual([])
})

const when: WhenAndWhere = {
  startsAt: at('2027-12-08', '16:00'),
  endsAt: at('2027-12-08', '17:30'),
  place: 'Zaal 3, Utrecht',
  onlineUrl: '',
}
const plan = () => planMeeting(services, house.cast.dina, house.cast.board.id, when)
const everyone = { who: 'all' as const, member: [] }

const aCase = async (question: string, state = 'open', visibility = 'group') => {
  const [id, documentId, notesId] = [randomUUID(), randomUUID(), randomUUID()]
  await asSystem(services.db, async (tx) => {
    await house.collab.documents.create(tx, { id: notesId, kind: 'case-notes', subjectId: id })
    await tx`insert into cases (id, board_id, author_id, state, question, visibility, document_id, notes_id)
             values (${id}, ${house.cast.board.id}, ${house.cast.anna.id}, ${state}, ${question}, ${visibility}, ${documentId}, ${notesId})`
  })
  return id
}
const stateOf = async (caseId: string) =>
  (await asSystem(services.db, (tx) => tx<{ state: string }[]>`select state from cases where id = ${caseId}`))[0]?.state
const agendaOf = async (meetingId: string, asker = house.cast.dina) =>
  (await readMeeting(services, asker, meetingId)).agenda

/** The calendar files that lie ready for one person, oldest first. */
const filesFor = async (meetingId: string, address: string) => {
  const { meeting } = await readForPlanner(services.db, house.cast.dina, meetingId)
  const rows = await asSystem(
    services.db,
    (tx) => tx<{ calendar: string }[]>`
    select calendar from outbox where to_address = ${address} and calendar like ${`%${meeting.uid}%`} order by created_at`,
  )
  return rows.map((row) => row.calendar)
}

describe('a meeting that is planned', () => {
  it('has an agenda and minutes, and nobody hears of it', async () => {
    const id = await plan()

    const { agenda, people, room, minutes } = await readMeeting(services, house.cast.dina, id)
    expect(agenda.map((item) => [item.kind, item.minutes])).toEqual([
      ['opening', 5],
      ['follow-up', 10],
      ['agreements', 5],
    ])
    expect(people.some((person) => person.invited)).toBe(false)
    expect(room).toMatchObject({ epoch: 1, right: 'write' })
    expect(minutes.body).toBeDefined()
    expect(await filesFor(id, 'bram@voorbeeld.invalid')).toEqual([])
  })

  it('is there for the members of its board alone', async () => {
    const id = await plan()

    expect((await readMeeting(services, house.cast.freek, id)).room.right).toBe('read')
    for (const asker of [house.cast.chris, house.cast.els]) {
      await expect(readMeeting(services, asker, id)).rejects.toMatchObject({ code: 'not-found' })
      await expect(readCalendar(services, asker, id)).rejects.toMatchObject({ code: 'not-found' })
      expect((await myMeetings(services.db, asker, new Date())).coming).toEqual([])
    }
    for (const address of [undefined, '', 'x', "' or 1=1", randomUUID()]) {
      await expect(readMeeting(services, house.cast.dina, address)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('is planned, invited to, moved and cancelled by the coordinator alone', async () => {
    const id = await plan()

    for (const asker of [house.cast.anna, house.cast.bram, house.cast.freek]) {
      await expect(planMeeting(services, asker, house.cast.board.id, when)).rejects.toMatchObject({
        code: 'not-allowed',
      })
      await expect(invite(services, asker, id, everyone)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(changeMeeting(services, asker, id, when)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(cancel(services, asker, id)).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })
})

describe('inviting', () => {
  it('counts whoever invites as coming, until they say otherwise', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)

    const { people } = await readMeeting(services, house.cast.dina, id)
    expect(people.filter((person) => person.answer).map(({ name, answer }) => [name, answer])).toEqual([
      [house.cast.dina.name, 'yes'],
    ])
  })

  it('gives each member one mail, once', async () => {
    const id = await plan()

    expect(await invite(services, house.cast.dina, id, everyone)).toBe(5)
    await expect(invite(services, house.cast.dina, id, everyone)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await filesFor(id, 'bram@voorbeeld.invalid')).toHaveLength(1)
    expect(await filesFor(id, 'chris@voorbeeld.invalid')).toEqual([])
  })

  it('reaches whom the coordinator chose, and nobody who is not on the board', async () => {
    const id = await plan()
    const { bram, chris } = house.cast

    expect(
      await invite(services, house.cast.dina, id, { who: 'chosen', member: [bram.id, chris.id, randomUUID()] }),
    ).toBe(1)
    await expect(invite(services, house.cast.dina, id, { who: 'chosen', member: [] })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  it('is answered by whoever was invited, until it is called off', async () => {
    const id = await plan()
    await expect(answerInvitation(services, house.cast.bram, id, 'yes')).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await invite(services, house.cast.dina, id, everyone)

    await answerInvitation(services, house.cast.bram, id, 'yes')
    await answerInvitation(services, house.cast.bram, id, 'online')

    const { people } = await readMeeting(services, house.cast.freek, id)
    expect(people.find((person) => person.id === house.cast.bram.id)?.answer).toBe('online')
    await cancel(services, house.cast.dina, id)
    await expect(answerInvitation(services, house.cast.bram, id, 'no')).rejects.toMatchObject({
      code: 'wrong-state',
    })
  })
})

describe('a meeting that is moved and then cancelled', () => {
  it('gives everyone three mails, each in place of the one before', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)
    await answerInvitation(services, house.cast.bram, id, 'yes')

    await changeMeeting(services, house.cast.dina, id, { ...when, startsAt: at('2027-12-08', '15:00') })
    await cancel(services, house.cast.dina, id)

    const files = await filesFor(id, 'bram@voorbeeld.invalid')
    expect(files.map((file) => [read(file).method, read(file).sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
    ])
    expect(supersedes(files[1] as string, files[0] as string)).toBe(true)
    expect(supersedes(files[2] as string, files[1] as string)).toBe(true)
    expect(read(files[1] as string).start).toEqual(at('2027-12-08', '15:00'))
    for (const file of files) expect(read(file).attendees).toEqual(['mailto:bram@voorbeeld.invalid'])
  })

  it('asks again who comes when the time is another, not when the room is', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)
    await answerInvitation(services, house.cast.bram, id, 'yes')
    const answer = async () =>
      (await readMeeting(services, house.cast.dina, id)).people.find((person) => person.id === house.cast.bram.id)
        ?.answer

    await changeMeeting(services, house.cast.dina, id, { ...when, place: 'Zaal 4' })
    expect(await answer()).toBe('yes')
    await changeMeeting(services, house.cast.dina, id, { ...when, place: 'Zaal 4', endsAt: at('2027-12-08', '18:00') })
    expect(await answer()).toBeNull()
  })

  it('sends nothing when nothing changed', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)

    expect(await changeMeeting(services, house.cast.dina, id, when)).toBe(0)
    expect(await filesFor(id, 'bram@voorbeeld.invalid')).toHaveLength(1)
  })

  it('takes the appointment out of the calendar of whoever has left the board', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)
    await asSystem(services.db, (tx) => deleteBoardMember(tx, house.cast.board.id, house.cast.samira.id))

    await changeMeeting(services, house.cast.dina, id, { ...when, place: 'Zaal 5' })
    await cancel(services, house.cast.dina, id)

    const methods = (await filesFor(id, 'samira@voorbeeld.invalid')).map((file) => read(file).method)
    expect(methods).toEqual(['REQUEST', 'CANCEL'])
    await asSystem(services.db, (tx) => insertBoardMember(tx, house.cast.board.id, house.cast.samira.id))
  })

  it('cannot be changed or cancelled a second time', async () => {
    const id = await plan()
    await cancel(services, house.cast.dina, id)

    await expect(cancel(services, house.cast.dina, id)).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(changeMeeting(services, house.cast.dina, id, when)).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(invite(services, house.cast.dina, id, everyone)).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('is cancelled once when two coordinators press at the same time', async () => {
    const id = await plan()
    await invite(services, house.cast.dina, id, everyone)

    const both = await Promise.allSettled([
      cancel(services, house.cast.dina, id),
      cancel(services, house.cast.dina, id),
    ])

    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await filesFor(id, 'bram@voorbeeld.invalid')).toHaveLength(2)
  })
})

describe('a case on the agenda', () => {
  it('comes before the closing part, is on the agenda by its state, and waits no longer', async () => {
    const [id, caseId] = [await plan(), await aCase('Wat doen we met de nachtmerries?')]
    expect((await readMeeting(services, house.cast.dina, id)).waiting.map((one) => one.id)).toContain(caseId)

    await changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: caseId })

    expect((await agendaOf(id)).map((item) => item.kind)).toEqual(['opening', 'follow-up', 'case', 'agreements'])
    expect(await stateOf(caseId)).toBe('on-agenda')
    expect((await readMeeting(services, house.cast.dina, id)).waiting.map((one) => one.id)).not.toContain(caseId)
  })

  it('is on one agenda at a time', async () => {
    const [first, second, caseId] = [await plan(), await plan(), await aCase('Eén keer?')]
    await changeAgenda(services, house.cast.dina, first, { deed: 'put-on', aCase: caseId })

    await expect(
      changeAgenda(services, house.cast.dina, second, { deed: 'put-on', aCase: caseId }),
    ).rejects.toMatchObject({
      code: 'already-done',
    })
  })

  it('goes back to where it was when it is taken off, or the meeting is cancelled', async () => {
    const [id, taken, cancelled] = [await plan(), await aCase('Eraf?'), await aCase('Afgezegd?')]
    await changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: taken })
    await changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: cancelled })

    const item = (await agendaOf(id)).find((one) => one.aCase?.id === taken)
    await changeAgenda(services, house.cast.dina, id, { deed: 'take-off', item: item?.id ?? '' })
    await cancel(services, house.cast.dina, id)

    expect([await stateOf(taken), await stateOf(cancelled)]).toEqual(['open', 'open'])
  })

  it('keeps its question from a member who may not read it', async () => {
    const [id, caseId] = [await plan(), await aCase('Alleen voor deskundigen?', 'open', 'experts')]
    await changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: caseId })
    const questionFor = async (asker: typeof house.cast.bram) =>
      (await agendaOf(id, asker)).find((one) => one.aCase?.id === caseId)?.aCase?.question

    expect(await questionFor(house.cast.bram)).toBe('Alleen voor deskundigen?')
    expect(await questionFor(house.cast.freek)).toBeNull()
  })

  it('of another board, or a closed one, does not get there', async () => {
    const [id, closed] = [await plan(), await aCase('Dicht?', 'closed')]

    await expect(changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: closed })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    await expect(
      changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: randomUUID() }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(changeAgenda(services, house.cast.bram, id, { deed: 'put-on', aCase: closed })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is never named in a mail', async () => {
    const [id, caseId] = [await plan(), await aCase('Een zin die nergens anders staat?')]
    await changeAgenda(services, house.cast.dina, id, { deed: 'put-on', aCase: caseId })
    await invite(services, house.cast.dina, id, everyone)

    const mails = await asSystem(services.db, (tx) => tx`select subject, body, calendar from outbox`)
    expect(JSON.stringify(mails)).not.toMatch(/nergens anders|C-0\d|Kinderen en jongeren|Aalders.*Inbrenger/)
  })
})

describe('the parts of an agenda', () => {
  it('move, change their minutes, and go', async () => {
    const id = await plan()
    const [opening, followUp] = await agendaOf(id)

    await changeAgenda(services, house.cast.dina, id, { deed: 'later', item: opening?.id ?? '' })
    await changeAgenda(services, house.cast.dina, id, { deed: 'minutes', item: followUp?.id ?? '', minutes: 20 })
    await changeAgenda(services, house.cast.dina, id, { deed: 'add', title: 'Werkafspraken 🧡', minutes: 15 })

    expect((await agendaOf(id)).map((item) => [item.kind, item.minutes])).toEqual([
      ['follow-up', 20],
      ['opening', 5],
      ['other', 15],
      ['agreements', 5],
    ])
    await changeAgenda(services, house.cast.dina, id, { deed: 'take-off', item: opening?.id ?? '' })
    expect(await agendaOf(id)).toHaveLength(3)
    await expect(
      changeAgenda(services, house.cast.dina, id, { deed: 'earlier', item: opening?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'stale' })
  })
})

describe('the outbox', () => {
  it('is read by the coordinator, in the trial, and by nobody else', async () => {
    const [mail] = await readOutbox(services, house.cast.dina)
    expect((await readMail(services, house.cast.dina, mail?.id)).calendar).toContain('BEGIN:VCALENDAR')

    await expect(readOutbox(services, house.cast.bram)).rejects.toMatchObject({ code: 'not-found' })
    await expect(readMail(services, house.cast.dina, 'x')).rejects.toMatchObject({ code: 'not-found' })
    const real = { ...services, settings: { ...services.settings, trial: false } }
    await expect(readOutbox(real, house.cast.dina)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the log', () => {
  it('knows who planned, changed, answered and cancelled, and no word of what was planned', async () => {
    const rows = await asSystem(
      services.db,
      (tx) => tx<{ deed: string }[]>`
      select * from audit_log where object_kind in ('meeting', 'case') order by id`,
    )
    const deeds = new Set(rows.map((row) => row.deed))

    for (const deed of [
      'meeting.plan',
      'meeting.change',
      'meeting.answer',
      'meeting.cancel',
      'case.put-on-agenda',
      'case.take-off-agenda',
    ]) {
      expect(deeds).toContain(deed)
    }
    expect(JSON.stringify(rows)).not.toMatch(/Zaal|nachtmerries|Utrecht/)
  })
})
