import { useEffect, useState } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import type { LiveRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Share of the limit from which it is said how much still fits. */
const nearly = 0.85
const restMs = 300

/**
 * How much still fits, once it gets near; and how much is too much. Nothing is cut off: only placing waits for it.
 * @param length  in UTF-16 characters, as `limits` counts
 */
export function Length({ length, limit }: { length: number; limit: number }) {
  const m = useMessages().case
  const left = limit - length
  return (
    <p className={left < 0 ? 'error' : 'fine'} role="status" data-left={left}>
      {left < 0 ? (
        <>
          <Icon name="triangle" /> {m.tooMuch(-left, limit)}
        </>
      ) : (
        length > limit * nearly && m.stillFits(left)
      )}
    </p>
  )
}

/** Characters of one text of a room as they are now, counted once typing rests. */
export function useLengthOf(room: LiveRoom, fragment: string): number {
  const [length, setLength] = useState(0)
  const { doc, synced } = room
  useEffect(() => {
    if (!doc || !synced) return
    const text = doc.getXmlFragment(fragment)
    const count = () => setLength(lengthOf(text.toString()))
    let rest: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(rest)
      rest = setTimeout(count, restMs)
    }
    count()
    text.observeDeep(later)
    return () => {
      clearTimeout(rest)
      text.unobserveDeep(later)
    }
  }, [doc, synced, fragment])
  return length
}

/** A line for each paragraph, as the server counts; marks of bold and such have no length. */
const lengthOf = (xml: string) =>
  xml
    .replace(/<\/(paragraph|heading)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .trim().length
