import type { Connection } from './connection.ts'
import type { PresenceEntry } from './frames.ts'
import { limits } from './limits.ts'

interface Shown {
  clock: number
  state: string
  memberId: string
  named: Named | undefined
  /** The connection that speaks for it; null when it is open on another node. */
  owner: Connection | null
  heardAt: number
}

/** How coordinators see a member whom the others see as "Inbrenger". */
interface Named {
  readonly name: string
  readonly colour: number
}

/** A presence entry with the member behind it: what nodes tell each other. */
export interface PresenceOf extends PresenceEntry {
  memberId: string
  named?: Named
}

/**
 * Who writes in a room. A connection speaks for its own client ids only: entries about others, which honest
 * clients relay, are dropped silently. Who somebody is, is said by their session and never by the client.
 */
export class Presence {
  private readonly shown = new Map<number, Shown>()
  /** The member who last used a client id here, so that nobody else revives it. */
  private readonly lastMember = new Map<number, string>()

  /** Takes what a connection says of itself; answers the client ids whose presence changed. */
  accept(from: Connection, entries: readonly PresenceEntry[], isForeign: (clientId: number) => boolean): number[] {
    const alone = entries.length === 1
    // An honest client speaks of itself alone: of a long list, only the first are looked at.
    return entries.slice(0, limits.presenceIds).flatMap((entry) => {
      if (!this.mayspeak(from, entry, alone) || isForeign(entry.clientId)) return []
      const before = this.shown.get(entry.clientId)
      const gone = entry.state === 'null'
      if (before && (entry.clock < before.clock || (entry.clock === before.clock && !gone))) return []
      const state = gone ? 'null' : stamped(entry.state, from)
      if (state === null) return []
      from.presenceIds.add(entry.clientId)
      const { memberId, name, colour } = from.who
      const named = from.user.unnamed ? { name, colour } : undefined
      this.take({ clientId: entry.clientId, clock: entry.clock, state, memberId, named }, from)
      return [entry.clientId]
    })
  }

  /** Takes what another node says of who is open there; answers the client ids whose presence changed. */
  acceptFromNode(entries: readonly PresenceOf[]): number[] {
    return entries.flatMap((entry) => {
      const before = this.shown.get(entry.clientId)
      if (before && (before.owner || before.memberId !== entry.memberId || entry.clock < before.clock)) return []
      const last = this.lastMember.get(entry.clientId)
      if (last !== undefined && last !== entry.memberId) return []
      this.take(entry, null)
      return [entry.clientId]
    })
  }

  /** Forgets those on other nodes of whom nothing was heard for long: everyone's client has done so by itself. */
  forgetSilent(now: number): void {
    for (const [clientId, { owner, heardAt, state }] of this.shown) {
      if (!owner && (state === 'null' || now - heardAt > limits.remotePresenceMs)) this.shown.delete(clientId)
    }
  }

  /** Somebody left: their client ids, each with the frame entry that takes them away. */
  leave(from: Connection): PresenceOf[] {
    return [...from.presenceIds].flatMap((clientId) => {
      const shown = this.shown.get(clientId)
      if (shown?.owner !== from) return []
      this.shown.delete(clientId)
      // said again: the goodbye may not have been shown yet
      return [{ clientId, clock: shown.clock + 1, state: 'null', memberId: shown.memberId }]
    })
  }

  /** Entries to send: of these client ids, or of all who are here. */
  entries(clientIds: Iterable<number> = this.shown.keys()): PresenceOf[] {
    return [...clientIds].flatMap((clientId) => {
      const shown = this.shown.get(clientId)
      if (!shown) return []
      const { clock, state, memberId, named } = shown
      return [{ clientId, clock, state, memberId, named }]
    })
  }

  /** Is the client id spoken for on this node? */
  isHere(clientId: number): boolean {
    return Boolean(this.shown.get(clientId)?.owner)
  }

  /** Who shows, or was the last to show, presence under this client id. */
  memberOf(clientId: number): string | undefined {
    return this.shown.get(clientId)?.memberId ?? this.lastMember.get(clientId)
  }

  private take({ clientId, clock, state, memberId, named }: PresenceOf, owner: Connection | null) {
    this.lastMember.delete(clientId)
    this.lastMember.set(clientId, memberId)
    if (this.lastMember.size > 1000) this.lastMember.delete(this.lastMember.keys().next().value!)
    this.shown.set(clientId, { clock, state, memberId, named, owner, heardAt: Date.now() })
  }

  private mayspeak(from: Connection, { clientId, state }: PresenceEntry, alone: boolean): boolean {
    const shown = this.shown.get(clientId)
    if (shown?.owner === from) return true
    const member = from.who.memberId
    // A tab that came back before its old socket was found dead: its first word is about itself alone.
    if (shown) return shown.memberId === member && from.presenceIds.size === 0 && alone
    const last = this.lastMember.get(clientId)
    if (state === 'null' || (last !== undefined && last !== member)) return false
    return from.presenceIds.size < limits.presenceIds
  }
}

/** The same entries as coordinators see them: an author who is "Inbrenger" to others by their own name. */
export const withNames = (entries: readonly PresenceOf[]): readonly PresenceOf[] =>
  entries.map((entry) => {
    const { named, memberId, state } = entry
    if (!named || state === 'null') return entry
    try {
      return { ...entry, state: JSON.stringify({ ...JSON.parse(state), user: { memberId, ...named } }) }
    } catch {
      return entry // what another node said may be anything
    }
  })

/** The state with the name and colour of the session, the caret and the text it stands in; null when it is no state or too large. */
function stamped(state: string, from: Connection): string | null {
  if (state.length > limits.presenceBytes) return null
  try {
    const said: unknown = JSON.parse(state)
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return null
    const { cursor, at } = said as { cursor?: unknown; at?: unknown }
    return JSON.stringify({
      ...(from.who.bench ? said : {}),
      ...(cursor !== undefined && { cursor }),
      ...(typeof at === 'string' && at.length <= 40 && { at }),
      user: from.user,
    })
  } catch {
    return null
  }
}
