import { clockTime } from '#app/i18n/moment.ts'
import type { Language } from '../member/types.ts'
import type { Meeting } from './types.ts'

/** `16.00 tot 17.30 uur`. */
export function timesInWords({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>, language: Language): string {
  const [from, to] = [clockTime(startsAt, language), clockTime(endsAt, language)]
  return language === 'nl' ? `${from} tot ${to} uur` : `${from} to ${to}`
}
