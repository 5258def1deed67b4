/** Addresses that are pages of ours and can be no title's. */
const taken = new Set(['new'])

/** A title as an address: lower case, no accents, at most 60 characters; 'pagina' when nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return words === '' || taken.has(words) ? `${words || 'pagina'}-1` : words
}

/** The next address to try when one is taken: x, x-2, x-3 … */
export const slugTry = (slug: string, time: number) => (time === 1 ? slug : `${slug}-${time}`)

/** Months after which an adopted page is looked at again. */
export const reviewMonths = 6

/** Day (ISO) before which a page adopted `now` is looked at again. */
export function reviewBefore(now: Date): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + reviewMonths, 1))
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  day.setUTCDate(Math.min(now.getUTCDate(), last))
  return day.toISOString().slice(0, 10)
}

/** The words someone searches for: each must stand in the title. At most eight. */
export const searchWords = (asked: string | null): string[] =>
  (asked ?? '').slice(0, 200).toLocaleLowerCase('nl').split(/\s+/).filter(Boolean).slice(0, 8)
