import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cookieName, hashOf, newToken } from '#app/domain/member/cookies.server.ts'
import { houseRulesVersion } from '#app/domain/member/house-rules.ts'
import { type CaseState, type Deed, deeds } from '#app/domain/rights/table.ts'
import routes from '#app/routes.ts'
import { asSystem } from '#db/as.ts'
import { type Cast, type Name, theCast } from './cast.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { ask, type RawAnswer } from './raw.ts'
import { aServer, type TestServer } from './server.ts'

/** A way into the house: an address with its parameters, a method, and the deed its gate asks for. */
export interface Way {
  readonly address: string
  readonly method: 'GET' | 'POST'
  readonly deed: Deed
  readonly open: boolean
}

/** Every way in, made from app/routes.ts and the modules it names. */
export const ways: readonly Way[] = routes.flatMap(({ path, index, file }) => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'app', file), 'utf8')
  const gates = text.matchAll(/export const (loader|action) = (?:answered\(\s*)?as(Member|Guest)\(\s*'([^']+)'/g)
  return [...gates].map(([, name, gate, deed]): Way => {
    if (!deeds.includes(deed as Deed)) throw new Error(`${file}: ${deed} is no deed`)
    return {
      address: index ? '/' : `/${path}`,
      method: name === 'loader' ? 'GET' : 'POST',
      deed: deed as Deed,
      open: gate === 'Guest',
    }
  })
})

export interface EveryRoute {
  readonly server: TestServer
  readonly database: TestDatabase
  readonly cast: Cast
  /** What stands for each parameter of an address: something that is there. */
  readonly there: Readonly<Record<string, string>>
  readonly caseId: string
  /** Asks as someone with a session of this very moment. */
  as(
    name: Name | null,
    way: Pick<Way, 'method'>,
    address: string,
    body?: string | Buffer,
    type?: string,
  ): Promise<RawAnswer>
  /** Puts the case in a state, and everybody back where they were. */
  reset(state: CaseState): Promise<void>
  close(): Promise<void>
}

/** The address with what is there, or with ids of nothing. */
export const filled = (address: string, by: (name: string) => string) =>
  address.replace('*', 'niets').replace(/:(\w+)/g, (_, name: string) => by(name))

/** A real server in the trial, on a database with the cast, and one of everything that an address can name. */
export async function everyRoute(): Promise<EveryRoute> {
  const database = await aDatabase()
  const { pool } = database
  const cast = await theCast(pool)
  const [caseId, documentId, notesId, contributionId, meetingId, minutesId, noteId, noteDocument, templateId] =
    Array.from({ length: 9 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
  const { board, otherBoard, anna, bram, dina, els } = cast
  await asSystem(pool, async (tx) => {
    await tx`update members set house_rules_version = ${houseRulesVersion}, house_rules_at = now()`
    const document = (id: string, kind: string, subject: string) =>
      tx`insert into collab_doc (id, kind, subject_id, schema_version) values (${id}, ${kind}, ${subject}, 1)`
    for (const one of [board, otherBoard]) {
      await document(one.documentId, 'board', one.id)
      await document(one.pinboardId, 'pinboard', one.id)
    }
    await document(documentId, 'case', caseId)
    await document(notesId, 'case-notes', caseId)
    await document(minutesId, 'minutes', meetingId)
    await document(noteDocument, 'practice-note', noteId)
    await tx`
      insert into cases (id, board_id, author_id, state, question, document_id, notes_id)
      values (${caseId}, ${board.id}, ${anna.id}, 'open', 'Kanarie?', ${documentId}, ${notesId})`
    await tx`insert into case_readable (case_id, content) values (${caseId}, '{}')`
    await tx`
      insert into contributions (id, case_id, writer_id, kind, body)
      values (${contributionId}, ${caseId}, ${bram.id}, 'advice', 'kanarie')`
    await tx`
      insert into meetings (id, board_id, uid, starts_at, ends_at, minutes_id, organiser_id)
      values (${meetingId}, ${board.id}, ${meetingId}, now() + interval '2 days', now() + interval '50 hours', ${minutesId}, ${dina.id})`
    await tx`
      insert into practice_notes (id, slug, title, document_id, created_by)
      values (${noteId}, 'rust', 'Rust', ${noteDocument}, ${bram.id})`
  })
  const kept = await pool`select member_id, role from member_roles`
  const server = await aServer({ DATABASE_URL: database.url })
  const cookie = cookieName('session', true)

  async function session(name: Name): Promise<string> {
    const token = newToken()
    await asSystem(
      pool,
      (tx) => tx`insert into sessions (member_id, token_hash) values (${cast[name].id}, ${hashOf(token)})`,
    )
    return `${cookie}=${token}`
  }

  return {
    server,
    database,
    cast,
    caseId,
    there: {
      caseId,
      contributionId,
      meetingId,
      templateId,
      boardId: board.id,
      slug: 'rust',
      memberId: cast.freek.id,
      // What only its owner, or nobody, has: nothing is there for anyone else.
      ...Object.fromEntries(
        ['versionId', 'passkeyId', 'invitationId', 'approvalId', 'openingId', 'messageId', 'mailId'].map((id) => [
          id,
          '00000000-0000-4000-8000-00000000dead',
        ]),
      ),
      token: 'geen-geheim',
      month: '2026-01-01',
    },
    as: async (name, { method }, address, body, type = 'application/x-www-form-urlencoded') =>
      ask(`${server.url}${address}`, {
        method,
        headers: {
          ...(name && { Cookie: await session(name) }),
          ...(method === 'POST' && { Origin: server.url, 'Content-Type': type }),
        },
        body: method === 'POST' ? (body ?? '') : undefined,
      }),
    reset: (state) =>
      asSystem(pool, async (tx) => {
        await tx`
          insert into cases (id, board_id, author_id, state, question, document_id, notes_id)
          values (${caseId}, ${board.id}, ${anna.id}, ${state}, 'Kanarie?', ${documentId}, ${notesId})
          on conflict (id) do update set state = excluded.state, state_since = now(), visibility = 'group'`
        for (const [kind, id] of [
          ['case', documentId],
          ['case-notes', notesId],
        ] as const) {
          await tx`
            insert into collab_doc (id, kind, subject_id, schema_version) values (${id}, ${kind}, ${caseId}, 1)
            on conflict (id) do update set state = 'live'`
        }
        await tx`
          insert into contributions (id, case_id, writer_id, kind, body)
          values (${contributionId}, ${caseId}, ${bram.id}, 'advice', 'kanarie') on conflict do nothing`
        await tx`delete from case_co_authors`
        await tx`update case_recognitions set ended_at = now() where ended_at is null`
        await tx`
          insert into case_templates (id, board_id, name) values (${templateId}, ${board.id}, 'Kort') on conflict do nothing`
        await tx`update members set left_at = null, suspended_at = null
                  where left_at is not null or suspended_at is not null`
        for (const { member_id, role } of kept) {
          await tx`insert into member_roles (member_id, role) values (${member_id}, ${role}) on conflict do nothing`
        }
        for (const member of [anna, bram, dina, cast.freek, cast.samira]) {
          await tx`insert into board_members (board_id, member_id) values (${board.id}, ${member.id}) on conflict do nothing`
        }
        await tx`delete from board_members where member_id = ${els.id}`
      }),
    async close() {
      await server.remove()
      await database.drop()
    },
  }
}
