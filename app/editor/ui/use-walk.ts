import { useEffect, useRef } from 'react'
import type { MarksOfField, PlacedMark } from './marks.ts'

/**
 * F8 and Shift+F8 walk from one open mark to the next over all fields of the page. An editor walks its own marks
 * first and lets the key through at its end.
 */
export function useWalk(fields: readonly MarksOfField[]) {
  const now = useRef(fields)
  now.current = fields
  const last = useRef<string | null>(null)
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
      const all = now.current.flatMap((field) =>
        field.marks.filter((mark) => mark.kept === null).map((mark) => ({ mark, field })),
      )
      if (all.length === 0) return
      event.preventDefault()
      const step = event.shiftKey ? -1 : 1
      const from = whereNow(all) ?? all.findIndex(({ mark, field }) => field.field + mark.key === last.current)
      const next = all[(from + step + all.length) % all.length] ?? all[0]
      if (!next) return
      last.current = next.field.field + next.mark.key
      next.field.show(next.mark)
    }
    addEventListener('keydown', walk)
    return () => removeEventListener('keydown', walk)
  }, [])
}

/** Where the walk stands: the last mark of the text that has the focus, for that text let the key through. */
function whereNow(all: readonly { mark: PlacedMark; field: MarksOfField }[]): number | null {
  const text = document.activeElement?.closest('[data-fragment]')?.getAttribute('data-fragment')
  if (!text) return null
  const at = all.findLastIndex(({ field }) => field.field === text)
  return at < 0 ? null : at
}
