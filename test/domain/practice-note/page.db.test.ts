import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findPracticeNotes,
  readPracticeNote,
  readVersion,
  readVersions,
} from '#app/domain/practice-note/read.server.ts'
import { adopt, createPracticeNote, keepVersion, restoreVersion } from '#app/domain/practice-note/write.server.ts'
import { asSystem } from '#db/as.ts'
import { aHouse, type House, paragraphs } from '#test/collab/house.ts'

let house: House
let services: { db: House['database']['pool']; documents: House['collab']['documents'] }
beforeAll(async () => {
  house = await aHouse()
  services = { db: house.database.pool, documents: house.collab.documents }
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const write = async (slug: string, ...lines: string[]) => {
  const [row] = await asSystem(services.db, (tx) => tx`select document_id from practice_notes where slug = ${slug}`)
  await services.documents.write(row?.document_id, house.cast.bram, { body: paragraphs(...lines) })
}
const words = (body: unknown) => JSON.stringify(body)
const logged = async (deed: string) =>
  (
    await asSystem(
      services.db,
      (tx) => tx`select member_id, object_kind from audit_log where deed = ${deed} order by id`,
    )
  ).map((row) => row.member_id)

describe('beginning a page', () => {
  it('is for experts and coordinators, and leaves a trace of who', async () => {
    const { bram, anna, freek, els } = house.cast

    await expect(createPracticeNote(services, bram, { title: 'Slaap na een nacht', summary: '' })).resolves.toBe(
      'slaap-na-een-nacht',
    )
    for (const one of [anna, freek, els]) {
      await expect(createPracticeNote(services, one, { title: 'Mag niet', summary: '' })).rejects.toEqual(
        refusal('not-allowed'),
      )
    }

    expect(await logged('practice-note.create')).toEqual([bram.id])
  })

  it('gives a second page with the same title its own address', async () => {
    const { dina } = house.cast
    const make = () => createPracticeNote(services, dina, { title: 'Ouders', summary: '' })

    const addresses = [await make(), await make(), ...(await Promise.all([make(), make()]))]

    expect(new Set(addresses).size).toBe(4)
    expect(addresses.slice(0, 2)).toEqual(['ouders', 'ouders-2'])
  })
})

describe('finding a page', () => {
  it('finds titles that hold every word, whatever the case, and takes signs as they are', async () => {
    const { freek, dina } = house.cast
    await createPracticeNote(services, dina, { title: 'Rust in 100% van de week', summary: '' })
    const found = async (asked: string) =>
      (await findPracticeNotes(services.db, freek, asked)).map((note) => note.title)

    expect(await found('WEEK rust')).toEqual(['Rust in 100% van de week'])
    expect(await found('100%')).toEqual(['Rust in 100% van de week'])
    expect(await found('%')).toHaveLength(1)
    expect(await found("' or 1=1 --")).toEqual([])
  })
})

describe('reading a page', () => {
  it('gives readers the committed text and no room, and writers a room', async () => {
    const { bram, freek, anna, els } = house.cast
    const slug = await createPracticeNote(services, bram, { title: 'Lezen', summary: 'Kort.' })
    await write(slug, 'Eerst luisteren.')

    for (const reader of [freek, anna, els]) {
      const read = await readPracticeNote(services, reader, slug)
      expect(words(read.body)).toContain('Eerst luisteren.')
      expect(read).toMatchObject({ room: null, mayAdopt: false, mayRestore: false })
    }
    expect((await readPracticeNote(services, bram, slug)).room).toMatchObject({ epoch: 1, right: 'write' })
    expect(await logged('practice-note.read')).toEqual(expect.arrayContaining([freek.id, anna.id, els.id, bram.id]))
  })

  it.each(['bestaat-niet', '', '../x', 'a'.repeat(200), undefined])('answers %j as what is not there', async (slug) => {
    await expect(readPracticeNote(services, house.cast.freek, slug)).rejects.toEqual(refusal('not-found'))
  })

  it('stays possible for an adopted page when the log cannot be written, and for no other', async () => {
    const { dina, freek } = house.cast
    const slug = await createPracticeNote(services, dina, { title: 'Het log is weg', summary: '' })
    await services.db`revoke insert on audit_log from meedenken_member`
    try {
      await expect(readPracticeNote(services, freek, slug)).rejects.not.toEqual(refusal('not-found'))
      await services.db`update practice_notes set state = 'adopted', adopted_at = now() where slug = ${slug}`
      expect((await readPracticeNote(services, freek, slug)).note.state).toBe('adopted')
    } finally {
      await services.db`grant insert on audit_log to meedenken_member`
    }
  })
})

describe('earlier versions', () => {
  it('can be kept with a name, looked at, and brought back; what stood there is kept first', async () => {
    const { bram, dina } = house.cast
    const slug = await createPracticeNote(services, bram, { title: 'Versies', summary: '' })
    await write(slug, 'Zoals het was.')
    await keepVersion(services, bram, slug, 'Zoals besproken')
    await write(slug, 'Zoals het werd.')
    const [named] = (await readVersions(services, bram, slug)).versions.filter((version) => version.kind === 'named')
    expect(named).toMatchObject({ name: 'Zoals besproken' })
    expect(words((await readVersion(services, bram, slug, named?.id)).body)).toContain('Zoals het was.')

    await restoreVersion(services, dina, slug, named?.id)

    expect(words((await readPracticeNote(services, bram, slug)).body)).toContain('Zoals het was.')
    const [before] = (await readVersions(services, bram, slug)).versions.filter(
      (version) => version.kind === 'before-restore',
    )
    expect(words((await readVersion(services, bram, slug, before?.id)).body)).toContain('Zoals het werd.')

    await restoreVersion(services, bram, slug, before?.id)

    expect(words((await readPracticeNote(services, bram, slug)).body)).toContain('Zoals het werd.')
    expect(await logged('practice-note.restore')).toEqual([dina.id, bram.id])
  })

  it('are for writers, and never those of another page', async () => {
    const { bram, anna } = house.cast
    const one = await createPracticeNote(services, bram, { title: 'Een', summary: '' })
    const other = await createPracticeNote(services, bram, { title: 'Twee', summary: '' })
    await keepVersion(services, bram, one, 'Van een')
    const [version] = (await readVersions(services, bram, one)).versions

    await expect(readVersions(services, anna, one)).rejects.toEqual(refusal('not-allowed'))
    await expect(readVersion(services, bram, other, version?.id)).rejects.toEqual(refusal('not-found'))
    await expect(restoreVersion(services, bram, other, version?.id)).rejects.toEqual(refusal('not-found'))
    await expect(restoreVersion(services, bram, one, 'geen-id')).rejects.toEqual(refusal('not-found'))
  })
})

describe('adopting', () => {
  const marks = (n: number) => () => n
  it('is for the coordinator, and waits until every mark was looked at', async () => {
    const { bram, dina } = house.cast
    const slug = await createPracticeNote(services, bram, { title: 'Vaststellen', summary: '' })
    const now = new Date('2026-10-12T10:00:00Z')

    await expect(adopt(services, bram, slug, {}, marks(0), now)).rejects.toEqual(refusal('not-allowed'))
    await expect(adopt(services, dina, slug, {}, marks(2), now)).rejects.toEqual(
      expect.objectContaining({ code: 'open-marks', details: { marks: 2 } }),
    )
    await adopt(services, dina, slug, { seen: 'yes' }, marks(2), now)

    const { note } = await readPracticeNote(services, bram, slug)
    expect(note.state).toBe('adopted')
    expect(note.reviewBefore).toBe('2027-04-12')
    expect(await logged('practice-note.adopt')).toEqual([dina.id])
  })

  it('keeps the very text that was adopted, to be brought back after any change', async () => {
    const { bram, dina } = house.cast
    const slug = await createPracticeNote(services, bram, { title: 'Wat de groep vindt', summary: '' })
    await write(slug, 'Zo doen wij het.')
    await adopt(services, dina, slug, {}, marks(0), new Date())
    await write(slug, 'Of toch anders.')

    const { versions } = await readVersions(services, dina, slug)
    const adopted = versions.find(({ kind }) => kind === 'adopted')
    await restoreVersion(services, dina, slug, adopted?.id)

    expect(words((await readPracticeNote(services, bram, slug)).body)).toContain('Zo doen wij het.')
  })
})
