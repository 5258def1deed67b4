import { useEffect, useState } from 'react'

/**
 * Whoever moves a card goes along with it: a card that lies in another column is drawn anew, and would lose the focus.
 * It is held until they point at or go to something else. Answers its id, and how to hold one.
 */
export function useHeldCard(): [held: string | null, hold: (id: string) => void] {
  const [held, hold] = useState<string | null>(null)
  useEffect(() => {
    if (!held) return
    const letGo = ({ target }: Event) => {
      if (!(target as Element).closest?.(`[data-card="${held}"], .toast, [popover]`)) hold(null)
    }
    document.addEventListener('pointerdown', letGo)
    document.addEventListener('focusin', letGo)
    return () => {
      document.removeEventListener('pointerdown', letGo)
      document.removeEventListener('focusin', letGo)
    }
  }, [held])
  // After every drawing: the board itself puts the card in its place once more when it has heard of the move.
  useEffect(() => {
    const { activeElement, body } = document
    if (held && (!activeElement || activeElement === body)) placeOf(held)?.focus()
  })
  return [held, hold]
}

/** Its link; where it lies in a pile that is folded up, the pile. */
function placeOf(id: string): HTMLElement | null {
  const link = document.querySelector<HTMLElement>(`[data-card="${id}"] .ask a`)
  return link?.checkVisibility() ? link : (link?.closest('details')?.querySelector('summary') ?? null)
}
