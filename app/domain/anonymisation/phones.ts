import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type Found, overlap, stretchesOf } from './found.ts'
import { type Starts, wordsLike } from './starts.ts'

/** Phone numbers: Dutch ones with any grouping, short municipal ones (14 035), foreign ones, and after "tel.". */
export function phoneNumbers(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number) =>
    found.push({ start, end, category: 'phone', tier: 'A', reason: 'phone-number' })
  candidate.lastIndex = 0
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const start = match.index
    if (dateFirst.test(match[0])) continue
    const length = foreign.test(match[0]) ? abroad(match[0]) : athome(match[0])
    if (length === 0 || /\d/.test(text[start + length] ?? '')) continue
    add(start, start + length)
    // A second number may stand right behind this one: "035 629 21 11 / 06 12345678".
    candidate.lastIndex = start + length
  }
  for (const { start, end } of stretchesOf(text, municipal, starts.digits)) add(start, end)
  for (const { start, end } of stretchesOf(text, spelled, starts.of(nul))) add(start, end)
  for (const { start, end, match } of stretchesOf(text, labelled, starts.of(phoneBegins))) {
    if ((match.groups?.mark ?? '').replace(/\D/g, '').length >= 6 && !found.some((one) => overlap(one, { start, end })))
      add(start, end)
  }
  return found
}

const candidate = /(?<![\p{L}\d.,]|\d[ /-])(?:\(?\+ ?|\(?0)\d?(?:[ \-\u2013./()]{0,3}\d){4,16}/gu
const nul = wordsLike(/^nul-?(?:zes)?/)
const phoneBegins = wordsLike(/^(?:tel|mob|gsm|fax|phone|doorkies|whatsapp|app)/)
const dateFirst = /^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d\d(?![ \-./]?\d)|^(?:19|20)\d\d[-./]\d\d[-./]\d\d(?!\d)/
const foreign = /^\(?(?:\+|00)/
const municipal = /(?<![\p{L}\d.,/-])14[ -]?0\d{2,3}(?![\p{L}\d])/gu
const spelled =
  /(?<![\p{L}\d])(?:nul[ -]zes|nulzes)(?:[ -]{1,2}(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|\d{1,8})){1,10}(?![\p{L}\d])/giu
const labelled =
  /(?<!\p{L})(?:tel|telefoon|telefoonnummer|telnr|tel\.?nr|mobiel|mobiele nummer|mob|gsm|fax|phone|mobile|doorkiesnummer|whatsapp|app)(?: ?(?:nummer|nr|no))?[.:]{0,2}[ \t]{0,3}(?:is |op )?(?<mark>\+?\(?\d(?:[ \-./()]{0,3}\d){5,14})(?!\d)/dgiu

/** How much of the candidate is a Dutch number: ten digits; freephone numbers have eight to eleven and are public. */
function athome(candidate: string): number {
  const all = candidate.replace(/\D/g, '')
  if (/^0(?:800|900|906|909)/.test(all)) return 0
  if (all.length < 10) return 0
  if (all.length === 11 && /^0[1-37]/.test(all) && !dutchMobile.test(all)) return lengthWith(candidate, 11)
  return lengthWith(candidate, 10)
}

const dutchMobile = /^06/

function abroad(candidate: string): number {
  const all = candidate.replace(/\D/g, '')
  const dutch = /^(?:00)?31/.test(all)
  for (let digits = Math.min(all.length, 17); digits >= 8; digits--) {
    const length = lengthWith(candidate, digits)
    const written = candidate
      .slice(0, length)
      .replace(/^\(?(?:00|\+ ?)/, '+')
      .replace('(0)', '')
    const plus = written.startsWith('+') ? written : `+${written}`
    if (parsePhoneNumberFromString(plus)?.isPossible() && (!dutch || digits >= 9)) return length
  }
  return 0
}

/** Length of the piece that holds the first `wanted` digits, with a closing bracket that belongs to it. */
function lengthWith(candidate: string, wanted: number): number {
  let seen = 0
  for (let at = 0; at < candidate.length; at++) {
    if (/\d/.test(candidate[at] as string)) seen += 1
    if (seen === wanted) return at + 1
  }
  return candidate.length
}
