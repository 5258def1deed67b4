import { sameWords } from './fold.ts'
import type { Found } from './found.ts'
import { type Stands, stands } from './own-words.ts'

type Language = 'nl' | 'en'

/**
 * What can stand in place of each mark, in their order: people and places are numbered by their words, so that the
 * same name becomes the same person; an age becomes a band, a date a season.
 * @param text  the text they stand in, or the words of each where they come from several texts
 */
export function proposals(
  found: readonly Found[],
  text: string | readonly string[],
  language: Language,
): (string | null)[] {
  const surfaceOf = (at: number) =>
    typeof text === 'string' ? text.slice(found[at]?.start, found[at]?.end) : (text[at] ?? '')
  const numbers = new Map<string, Map<string, number>>()
  const rolesOf = new Map<string, string>()
  found.forEach((one, at) => {
    if (one.category === 'person' && one.role) rolesOf.set(wordsOf(one, surfaceOf(at)), one.role)
  })
  const numbered = (kind: Stands, surface: string) => {
    const known = numbers.get(kind) ?? new Map<string, number>()
    numbers.set(kind, known)
    const number = known.get(surface) ?? known.size + 1
    known.set(surface, number)
    return `[${stands[language][kind]} ${number}]`
  }
  return found.map((one, at) => {
    const surface = surfaceOf(at)
    if (one.category === 'age') return ageBand(surface, language)
    const words = wordsOf(one, surface)
    if (one.category === 'person') {
      const kind = (one.role ?? rolesOf.get(words) ?? 'person') as Stands
      return kind === 'mother' || kind === 'father' ? `[${stands[language][kind]}]` : numbered(kind, words)
    }
    if (one.category === 'place') return numbered('place', words)
    if (one.category === 'date') return `[${stands[language][season(words)]}]`
    return `[${stands[language][one.category]}]`
  })
}

/** `sameWords` of a mark, remembered: after an edit elsewhere its words are the same. */
function wordsOf(one: Found, surface: string): string {
  const known = remembered.get(one)
  if (known !== undefined) return known
  const words = sameWords(surface)
  remembered.set(one, words)
  return words
}
const remembered = new WeakMap<Found, string>()

/** The text with every proposal accepted, and the way back to where each unit outside a proposal came from. */
export function replaced(text: string, found: readonly Found[], instead: readonly (string | null)[]) {
  const parts: string[] = []
  const shifts: { from: number; by: number }[] = [{ from: 0, by: 0 }]
  let at = 0
  let length = 0
  found.forEach((one, i) => {
    const words = instead[i] ?? text.slice(one.start, one.end)
    parts.push(text.slice(at, one.start), words)
    length += one.start - at + words.length
    at = one.end
    shifts.push({ from: length, by: at - length })
  })
  parts.push(text.slice(at))
  const origin = (place: number) => {
    let low = 0
    let high = shifts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((shifts[middle] as { from: number }).from <= place) low = middle
      else high = middle
    }
    return place + (shifts[low] as { by: number }).by
  }
  return { text: parts.join(''), origin }
}

const months = [
  'jan',
  'feb',
  'm(?:aa|r|ar)',
  'apr',
  'm(?:ei|ay)',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[ck]t',
  'nov',
  'de[ck]',
]
const monthNames = months.map((month) => new RegExp(`(?<!\\p{L})${month}`, 'u'))
const seasons = [
  'winter',
  'winter',
  'spring',
  'spring',
  'spring',
  'summer',
  'summer',
  'summer',
  'autumn',
  'autumn',
  'autumn',
  'winter',
] as const

function season(words: string): 'date' | (typeof seasons)[number] {
  const digits =
    /^(?:\D{0,12})(\d{1,2})[-./ ](\d{1,2})(?:[-./ ]|$)/.exec(words) ?? /^\d{4}[-./](\d())?(\d{1,2})/.exec(words)
  const named = monthNames.findIndex((month) => month.test(words))
  const at = named >= 0 ? named : Number(digits?.at(-1)) - 1
  return seasons[at] ?? 'date'
}

const tens = {
  nl: ['', '', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'],
  en: ['', '', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'],
}

/** A child's age to the nearest even year, an adult's to the part of a decade, where the age is in digits. */
function ageBand(surface: string, language: Language): string {
  const number = Number(/\d{1,3}/.exec(surface)?.[0] ?? Number.NaN)
  if (Number.isNaN(number) || number > 99 || /[;:]/.test(surface)) return `[${stands[language].age}]`
  const dutch = language === 'nl'
  const around = Math.max(2, Math.round(number / 2) * 2)
  if (/jarig|-old/i.test(surface))
    return dutch && number < 20 ? `ongeveer ${around}-jarige` : `[${stands[language].age}]`
  if (/ma?a?nd|mnd|month|we?e?k/i.test(surface)) return `[${stands[language].age}]`
  if (number < 20) return dutch ? `rond de ${around} jaar` : `around ${around} years`
  const part = number % 10 < 4 ? 0 : number % 10 < 7 ? 1 : 2
  const ten = tens[language][Math.floor(number / 10)]
  return dutch ? `${['begin', 'midden', 'eind'][part]} ${ten}` : `${['early', 'mid', 'late'][part]} ${ten}`
}
