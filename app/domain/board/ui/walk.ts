import type { KeyboardEvent } from 'react'

/**
 * Arrow keys walk from card to card: up and down in a column, left and right to the card at the same height in the
 * nearest column that has one. M opens *Verplaatsen* of the card in focus.
 */
export function walk(event: KeyboardEvent<HTMLElement>, singleKeys: boolean) {
  const here = (event.target as HTMLElement).closest<HTMLElement>('.ask a')
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return
  if (singleKeys && event.key.toLowerCase() === 'm') {
    event.preventDefault()
    here.closest('[data-card]')?.querySelector<HTMLElement>('[data-opens]')?.click()
    return
  }
  const next = neighbour(here, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}

function neighbour(here: HTMLElement, key: string): HTMLElement | undefined {
  const column = here.closest<HTMLElement>('.column, .card-table')
  if (!column) return undefined
  const inColumn = linksIn(column)
  const at = inColumn.indexOf(here)
  if (key === 'ArrowDown') return inColumn[at + 1] ?? more(column, at)
  if (key === 'ArrowUp') return inColumn[at - 1]
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const all = [...(column.parentElement?.querySelectorAll<HTMLElement>('.column') ?? [])]
  const step = key === 'ArrowRight' ? 1 : -1
  for (let next = all.indexOf(column) + step; next >= 0 && next < all.length; next += step) {
    const links = linksIn(all[next] as HTMLElement)
    if (links.length > 0) return links[Math.min(at, links.length - 1)]
  }
  return undefined
}

/** At the last card that is shown: shows more, and goes on there. */
function more(column: HTMLElement, at: number): undefined {
  const button =
    column.parentElement?.querySelector<HTMLElement>('.more button') ??
    column.querySelector<HTMLElement>('.more button')
  if (!button) return
  button.click()
  requestAnimationFrame(() => linksIn(column)[at + 1]?.focus())
}

const linksIn = (column: HTMLElement) =>
  [...column.querySelectorAll<HTMLElement>('.ask a')].filter((link) => link.checkVisibility())
