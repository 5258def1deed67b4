import { openingOf } from '#app/domain/document/read.server.ts'
import type { Role } from '#app/domain/rights/table.ts'
import { closeCode } from '#app/editor/wire.ts'
import type { Pool } from '#db/connect.ts'
import { rightsVersions, rolesOfSession } from '#db/queries/document-rights.ts'
import type { Connection } from './connection.ts'
import { codeOf } from './faults.ts'
import { limits } from './limits.ts'
import type { Room } from './room.ts'

/** Every open connection of a member, with the room it is in. */
type Seats = Map<Connection, Room>

/**
 * Keeps what connections may do equal to what the database says. Changes are announced on channel `rights` (a
 * member) and `standing` (a document); a look every second at the versions stands behind that, and a full look
 * every minute. Any change closes the socket: a right that is taken in place would drop words silently.
 */
export class Standings {
  private readonly byMember = new Map<string, Seats>()
  /** When the database last told what everyone may do. */
  private answeredAt = Date.now()
  private readonly db: Pool
  private readonly alarm: (what: string, detail?: unknown) => void

  constructor(db: Pool, alarm: (what: string, detail?: unknown) => void) {
    this.db = db
    this.alarm = alarm
  }

  /** How many sockets the member has in this document. */
  seatsIn(memberId: string, documentId: string): number {
    let seats = 0
    for (const room of this.byMember.get(memberId)?.values() ?? []) if (room.id === documentId) seats += 1
    return seats
  }

  get size(): number {
    let size = 0
    for (const seats of this.byMember.values()) size += seats.size
    return size
  }

  *all(): Generator<Connection> {
    for (const seats of this.byMember.values()) yield* seats.keys()
  }

  seat(connection: Connection, room: Room): void {
    const { memberId } = connection.who
    const seats: Seats = this.byMember.get(memberId) ?? new Map()
    this.byMember.set(memberId, seats)
    seats.set(connection, room)
    connection.onEnd = () => {
      seats.delete(connection)
      if (seats.size === 0 && this.byMember.get(memberId) === seats) this.byMember.delete(memberId)
    }
  }

  /** Something changed for this member: each of their sockets is looked at again, now. */
  async memberChanged(memberId: string): Promise<void> {
    await this.lookAgain([...(this.byMember.get(memberId) ?? [])])
  }

  /** Something changed around this document: each of its sockets is looked at again, now. */
  async documentChanged(documentId: string): Promise<void> {
    const touched = [...this.byMember.values()].flatMap((seats) =>
      [...seats].filter(([, room]) => room.id === documentId),
    )
    await this.lookAgain(touched)
  }

  /** The look every second: members, or documents, whose version rose while no announcement came. */
  async poll(): Promise<void> {
    let answered = true
    const members = [...this.byMember].filter(([, seats]) => [...seats.keys()].some((one) => !one.who.bench))
    if (members.length > 0) {
      const versions = await rightsVersions(
        this.db,
        members.map(([id]) => id),
      )
      const now = new Map(versions.map((row) => [row.id, row.rights_version]))
      for (const [id, seats] of members) {
        const behind = [...seats].filter(
          ([one, room]) => one.rightsVersion !== now.get(id) || one.standingVersion !== room.standingVersion,
        )
        if (behind.length > 0 && !(await this.lookAgain(behind))) answered = false
      }
    }
    const due = Date.now() - limits.recheckMs
    const old = members.flatMap(([, seats]) => [...seats].filter(([one]) => one.checkedAt < due))
    if (old.length > 0 && !(await this.lookAgain(old))) answered = false
    if (answered) this.answeredAt = Date.now()
  }

  /** Where the question cannot be answered for most of a minute, the answer is no. */
  closeUnchecked(now = Date.now()): void {
    const silent = now - this.answeredAt >= limits.uncheckedMs
    for (const connection of this.all()) {
      const unchecked = now - connection.checkedAt >= limits.recheckMs + limits.uncheckedMs
      if ((silent || unchecked) && !connection.who.bench) connection.close(closeCode.overloaded)
    }
  }

  /** Answers whether the database told what each of them may do. */
  private async lookAgain(seats: readonly [Connection, Room][]): Promise<boolean> {
    let answered = true
    const sessions = new Map<string, Promise<readonly Role[] | undefined>>()
    await Promise.all(
      seats.map(async ([connection, room]) => {
        const { sessionId, memberId, bench } = connection.who
        if (bench || !connection.open) return
        const asked = sessions.get(sessionId) ?? rolesOfSession(this.db, sessionId)
        sessions.set(sessionId, asked)
        try {
          const roles = await asked
          if (!roles) return connection.close(closeCode.noSession)
          const [version] = await rightsVersions(this.db, [memberId])
          const opening = await openingOf(this.db, { id: memberId, roles }, room.id)
          if (!opening) return connection.close(closeCode.rightGone)
          const unnamed = connection.user.unnamed === true
          const same = opening.right === connection.right && opening.unnamed === unnamed
          if (!same || opening.seesNames !== connection.seesNames) return connection.close(closeCode.rightsChanged)
          connection.rightsVersion = version?.rights_version ?? 0
          connection.standingVersion = opening.standingVersion
          connection.checkedAt = Date.now()
        } catch (error) {
          answered = false
          this.alarm('rights could not be read', codeOf(error))
        }
      }),
    )
    return answered
  }
}
