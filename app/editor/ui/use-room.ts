import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { useHold } from '#app/components/HoldWords.tsx'
import type { RoomOf } from '#app/domain/document/types.ts'
import type { Room, RoomView } from './connect.client.ts'
import { enter, leave } from './rooms.client.ts'

/** A room as components use it. `doc` and `provider` are null on the server and until the page is alive. */
export interface LiveRoom extends RoomView {
  readonly doc: Y.Doc | null
  readonly provider: Room['provider'] | null
  /** A map of the document that the server writes (app/editor/fragments.ts `maps`); null until the text is here. */
  readonly maps: (name: string) => Y.Map<unknown> | null
  /** Calls this before anything of others enters the text; answers how to stop. */
  readonly beforeOthers: (call: () => void) => () => void
  readonly retry: () => void
  /** Goes on with the text that replaced this one; what was typed here and not saved is let go. */
  readonly goOn: () => void
}

/**
 * Joins the room for as long as the component is there. All callers of one document share a socket. A newer
 * epoch from the loader is taken only when nothing here is unsaved: until then the old text stays to be copied.
 */
export function useRoom(of: RoomOf): LiveRoom {
  const [pinned, setPinned] = useState(of)
  const [room, setRoom] = useState<Room | null>(null)
  const askAgain = useAskAgain()
  const hold = useHold(`room:${of.id}`)
  const asked = useRef<string | null>(null)
  const { id, epoch, right } = pinned

  useEffect(() => {
    const entered = enter({ id, epoch, right })
    setRoom(entered)
    return () => {
      setRoom(null)
      leave(entered)
    }
  }, [id, epoch, right])

  const beforeOthers = useCallback((call: () => void) => room?.beforeOthers(call) ?? (() => undefined), [room])
  const subscribe = useCallback((changed: () => void) => room?.subscribe(changed) ?? (() => undefined), [room])
  const view = useSyncExternalStore(
    subscribe,
    () => room?.view() ?? closed[right],
    () => closed[right],
  )

  const newer = of.id !== id || of.epoch !== epoch || of.right !== right
  const holdsWords = of.id === id && 'owes' in view.link && view.link.owes
  useEffect(() => {
    if (newer && !holdsWords) setPinned(of)
  }, [newer, holdsWords, of])

  // What the server refused stands in this window alone; what is under way is waited for (rooms.client.ts).
  const onlyHere = view.link.state === 'lost' && view.link.owes
  useEffect(() => hold(onlyHere ? 'unsaved' : null), [hold, onlyHere])

  // The text was rebuilt (published, erased) and nothing of ours is lost: ask for the new one without a word.
  const replaced = view.link.state === 'lost' && view.link.why === 'replaced' && !view.link.owes
  useEffect(() => {
    if (!replaced || newer || asked.current === `${id}.${epoch}`) return
    asked.current = `${id}.${epoch}`
    askAgain()
  }, [replaced, newer, id, epoch, askAgain])

  return {
    ...view,
    doc: room?.doc ?? null,
    provider: room?.provider ?? null,
    maps: (name) => (view.synced ? (room?.doc.getMap(name) ?? null) : null),
    beforeOthers,
    retry: () => room?.retry(),
    goOn: () => location.reload(),
  }
}

const closed: Record<RoomOf['right'], RoomView> = {
  read: { link: { state: 'opening' }, synced: false, live: false, tried: false, people: [], right: 'read' },
  write: { link: { state: 'opening' }, synced: false, live: false, tried: false, people: [], right: 'write' },
}
