import { record } from '#app/domain/audit/write.server.ts'
import { openingOf } from '#app/domain/document/read.server.ts'
import type { DocumentKind } from '#app/domain/document/types.ts'
import { type Session, sessionFrom } from '#app/domain/member/session.server.ts'
import type { Deed } from '#app/domain/rights/table.ts'
import { closeCode, schemaVersion } from '#app/editor/wire.ts'
import { asCommitter } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { insertBenchDocument, raiseSchema } from '#db/queries/document.ts'
import type { Connection } from './connection.ts'
import { codeOf, isAway } from './faults.ts'
import { limits } from './limits.ts'
import { NotThere, type Rooms } from './rooms.ts'
import type { Standings } from './standing.ts'
import type { Asked } from './upgrade.ts'

interface Surroundings {
  db: Pool
  rights: Pool
  rooms: Rooms
  standings: Standings
  trial: boolean
  alarm(what: string, detail?: unknown): void
}

/** The one member that all sockets for measuring are. */
const benchMember = '00000000-0000-4000-8000-00000000be0c'

/** What opening a document is called in the log. */
const readDeed = {
  case: 'case.read',
  'case-notes': 'case-notes.read',
  'practice-note': 'practice-note.read',
  minutes: 'minutes.read',
  board: 'board.read',
  pinboard: 'pinboard.read',
} as const satisfies Record<DocumentKind, Deed>

/** Lets an upgraded socket into its room, or closes it with the code that says why not. */
export async function letIn(
  around: Surroundings,
  connection: Connection,
  asked: Asked | null,
  cookie: string | undefined,
) {
  // A question to the database that is never answered must not leave somebody waiting in the door for ever.
  const late = setTimeout(() => connection.close(closeCode.overloaded), limits.loadMs)
  try {
    const code = asked?.bench
      ? await enterBench(around, connection, asked)
      : await enter(around, connection, asked, cookie)
    if (code !== null) connection.close(code)
  } catch (error) {
    if (error instanceof NotThere) return connection.close(closeCode.notThere)
    around.alarm('a document could not be opened', codeOf(error))
    connection.close(isAway(error) ? closeCode.overloaded : closeCode.notLoaded)
  } finally {
    clearTimeout(late)
  }
}

async function enter(around: Surroundings, connection: Connection, asked: Asked | null, cookie: string | undefined) {
  const session = await sessionFrom(around.db, cookie, around.trial)
  if (!session || session.locked) return closeCode.noSession
  if (!asked) return closeCode.notThere
  const { asker } = session
  const opening = await openingOf(around.rights, asker, asked.documentId)
  if (!opening) return closeCode.notThere
  if (opening.epoch !== asked.epoch) return closeCode.epochPast
  // Opening is reading: where that cannot be written down, the document stays closed.
  await asCommitter(around.db, (tx) =>
    record(tx, asker, readDeed[opening.kind], { kind: 'document', id: asked.documentId }),
  )
  let room = await around.rooms.room(asked.documentId)
  if (room.epoch !== opening.epoch) {
    room.end(closeCode.epochPast) // rebuilt a moment ago, and this node had not heard
    room = await around.rooms.room(asked.documentId)
  }
  if (room.epoch !== asked.epoch || room.ended) return closeCode.epochPast
  const editor = asked.schemaVersion ?? 0
  if (editor < opening.schemaVersion) return closeCode.editorTooOld
  if (editor > schemaVersion) return closeCode.overloaded // this server is the older one, and is renewed next
  if (around.standings.seatsIn(asker.id, room.id) >= limits.socketsPerMember) return closeCode.tooMany
  if (opening.right === 'write' && editor > opening.schemaVersion) {
    await asCommitter(around.db, (tx) => raiseSchema(tx, room.id, editor))
    room.renewed(editor)
  }
  if (!connection.open) return null
  connection.schemaVersion = editor
  connection.who = whoOf(session)
  connection.right = opening.right
  connection.rightsVersion = asker.rightsVersion
  connection.standingVersion = opening.standingVersion
  connection.checkedAt = Date.now()
  connection.wantsAcks = asked.wantsAcks
  connection.seesNames = opening.seesNames
  connection.user = opening.unnamed
    ? { memberId: 'unnamed', name: 'Inbrenger', colour: 8, unnamed: true }
    : { memberId: asker.id, name: asker.name, colour: asker.colour }
  around.standings.seat(connection, room)
  room.join(connection)
  return null
}

async function enterBench(around: Surroundings, connection: Connection, asked: Asked) {
  const room = await around.rooms.room(asked.documentId).catch(async (error) => {
    if (!(error instanceof NotThere)) throw error
    await insertBenchDocument(around.rights, asked.documentId, schemaVersion)
    return around.rooms.room(asked.documentId)
  })
  if (!connection.open) return null
  connection.who = { memberId: benchMember, sessionId: benchMember, name: 'bench', colour: 1, bench: true }
  connection.right = 'write'
  connection.schemaVersion = schemaVersion
  connection.wantsAcks = asked.wantsAcks
  connection.user = { memberId: benchMember, name: 'bench', colour: 1 }
  around.standings.seat(connection, room)
  room.join(connection)
  return null
}

const whoOf = ({ asker }: Session) => ({
  memberId: asker.id,
  sessionId: asker.sessionId,
  name: asker.name,
  colour: asker.colour,
  bench: false,
})
