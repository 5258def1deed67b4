import { useSyncExternalStore } from 'react'

/** Words whose box was taken away before they were placed; in this window's memory and nowhere else. */
let words: readonly string[] = []
const listeners = new Set<() => void>()
const set = (next: readonly string[]) => {
  words = next
  for (const tell of listeners) tell()
}
const none: readonly string[] = []

/** Holds on to what its writer did not place and did not throw away. */
export const leaveOver = (text: string) => set([...words, text])

/** What is left over, and a way to let go of it. It outlives the page that it was written on, also when that is gone. */
export function useLeftOver(): { leftOver: readonly string[]; letGo: () => void } {
  const leftOver = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => words,
    () => none,
  )
  return { leftOver, letGo: () => set(none) }
}
