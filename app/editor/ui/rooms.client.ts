import type { RoomOf } from '#app/domain/document/types.ts'
import { connect, type Room } from './connect.client.ts'

/** Rooms that are open in this window, by document and epoch: several editors of one page share a socket. */
const open = new Map<string, { room: Room; users: number; going?: () => void }>()

/** The room of a document, opened at first use. Give it back with `leave`. */
export function enter(of: RoomOf): Room {
  const key = keyOf(of)
  const known = open.get(key)
  if (known && known.room.view().link.state !== 'lost') {
    known.going?.()
    known.going = undefined
    known.users += 1
    return known.room
  }
  const room = connect(of, location.origin.replace(/^http/, 'ws'))
  open.set(key, { room, users: 1 })
  return room
}

/**
 * Gives a room back. It closes once nobody uses it and its last words are on disk: whoever walks to another
 * page of ours while a sentence is still under way does not lose it.
 */
export function leave(room: Room): void {
  const key = keyOf(room.of)
  const known = open.get(key)
  if (known?.room !== room) {
    room.destroy()
    return
  }
  known.users -= 1
  if (known.users > 0) return
  room.provider.awareness.setLocalState(null)
  const closeWhenSaved = () => {
    const { link } = room.view()
    if (link.state === 'saving' || (link.state === 'offline' && link.owes)) return
    stop()
    if (open.get(key)?.room === room) open.delete(key)
    room.destroy()
  }
  // A moment's patience: React mounts twice in strict mode, and pages of one document follow each other.
  const patience = setTimeout(closeWhenSaved, 250)
  const unsubscribe = room.subscribe(() => setTimeout(closeWhenSaved, 250))
  let stopped = false
  const stop = () => {
    stopped = true
    clearTimeout(patience)
    unsubscribe()
  }
  known.going = () => {
    if (stopped) return
    stop()
    room.provider.awareness.setLocalState({})
  }
}

const keyOf = (of: RoomOf) => `${of.id}.${of.epoch}`
