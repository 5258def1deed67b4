// How days and times are written, in the group's own time, the same on the server as in the browser.
import type { Language } from '#app/domain/member/types.ts'

const timeZone = 'Europe/Amsterdam'

const formatIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
const formats = { nl: formatIn('nl-NL'), en: formatIn('en-GB') } as const satisfies Record<Language, unknown>

/** Day, month and year put together here: where ICU puts its commas differs between server and browser. */
const partsOf = (at: Date, language: Language) =>
  Object.fromEntries(formats[language].formatToParts(at).map(({ type, value }) => [type, value]))

/** `dinsdag 8 december 2026`, in Amsterdam; without the year when it is that of `now`. */
export function dayInWords(at: Date, language: Language, now?: Date): string {
  const { weekday, day, month, year } = partsOf(at, language)
  const known = now && partsOf(now, language).year === year
  return [weekday, day, month, known ? '' : year].filter(Boolean).join(' ')
}

/** `8 december`. */
export function shortDay(at: Date, language: Language): string {
  const { day, month } = partsOf(at, language)
  return `${day} ${month}`
}

/** `16.00` in Dutch, `16:00` in English. */
export function clockTime(at: Date, language: Language): string {
  const { hour, minute } = partsOf(at, language)
  return `${hour}${language === 'nl' ? '.' : ':'}${minute}`
}

/** `8 december 2026`. */
export function dayOf(at: Date, language: Language): string {
  return `${shortDay(at, language)} ${partsOf(at, language).year}`
}

/** `8 december 2026, 16.00`. */
export function momentOf(at: Date, language: Language): string {
  return `${dayOf(at, language)}, ${clockTime(at, language)}`
}

/** `dinsdag 8 december, 16.00`: beside what was said lately. */
export function momentInWords(at: Date, language: Language): string {
  return `${partsOf(at, language).weekday} ${shortDay(at, language)}, ${clockTime(at, language)}`
}
