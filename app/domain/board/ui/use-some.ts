import { useEffect, useRef, useState } from 'react'

/** How many at first, and how many more each time. */
export const portion = 20

/**
 * The first of many, and more of them as the end comes into sight: a thousand cards cost no more than what is looked at.
 * `more` goes on a button behind the last one; it works by itself where a browser can see it coming.
 * @param held  the id of one that is among them wherever it stands
 */
export function useSome<T extends { readonly id: string }>(all: readonly T[], held: string | null, most = portion) {
  const [shown, setShown] = useState(most)
  const more = useRef<HTMLButtonElement>(null)
  const left = Math.max(0, all.length - shown)
  useEffect(() => {
    const element = more.current
    if (!element || left === 0) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown((before) => before + most)
      },
      { rootMargin: '600px' },
    )
    watch.observe(element)
    return () => watch.disconnect()
  })
  const some = left > 0 ? all.filter((one, at) => at < shown || one.id === held) : all
  return { some, left, more, showMore: () => setShown((before) => before + most) }
}
