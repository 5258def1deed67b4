import { type Found, stretchesOf } from './found.ts'
import { type Starts, wordsLike } from './starts.ts'

/** Case, file and reference numbers after their label, number plates, then codes and long numbers without a label. */
export function referenceNumbers(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, end, match } of stretchesOf(text, labelled, starts.of(labelBegins))) {
    const value = match.groups?.mark ?? ''
    if (value.replace(/\D/g, '').length < 2 || onlyYear.test(value)) continue
    found.push({
      start,
      end: end - (/[-./\s]*$/.exec(value)?.[0].length ?? 0),
      category: 'number',
      tier: 'A',
      reason: 'reference-number',
    })
  }
  for (const { start, end, match } of stretchesOf(text, long, starts.digits)) {
    if (
      !amount.test(text.slice(Math.max(0, start - 3), start)) &&
      !/^[.,]\d|^ ?(?:euro|%)/.test(text.slice(end, end + 6))
    )
      found.push({ start, end, category: 'number', tier: match[0].length > 6 ? 'A' : 'B', reason: 'long-number' })
  }
  for (const { start, end } of stretchesOf(text, belgian, starts.digits))
    found.push({ start, end, category: 'number', tier: 'A', reason: 'long-number' })
  for (const { start, end, match } of stretchesOf(text, mixed, starts.codes)) {
    const code = match[0].replace(/[-./]+$/, '')
    if (!isCode(code)) continue
    found.push({
      start,
      end: end - (match[0].length - code.length),
      category: 'number',
      tier: 'B',
      reason: 'long-number',
    })
  }
  return found
}

const label = [
  String.raw`(?:ons |uw |jouw |mijn )?(?:kenmerk|referentie|our ref(?:erence)?|your ref(?:erence)?|ref)`,
  String.raw`(?:zaak|dossier|cli[eë]nt|pati[eë]nt|pat|parket|rol|rekest|polis|klant|lid|leerling|student|personeels|relatie|registratie|beschikkings?|factuur|meldings?|meld|incident|order|paspoort|rijbewijs|vreemdelingen|zorg|verzekerden?|aanvraag|identiteits|id|document|casus|case|bewoners?|deelnemers?|kvk|agb|big|skj|inschrijf|proces-?verbaal|aangifte|contract|ticket|intake|verwijs|woz|kadaster|kamer|cel)[- ]?(?:nummer|nr|no|number|num|code|id|registratie)`,
  String.raw`(?:zaak|dossier|polis|parket|beschikking|proces-?verbaal|aangifte|factuur|pv|mutatie|big|skj|agb|kvk|mrn|nhs|v-?nummer|v-?nr|case (?:no|number|ref)|file (?:no|number)|passport (?:no|number)|policy (?:no|number)|insurance (?:no|number)|hospital (?:no|number)|patient id|client id|zis|epd|client ref|studielinknummer|dossierkenmerk|ordernr|zaakid|uzovi|(?:onder|met) (?:nummer|nr))`,
].join('|')
const value = String.raw`[A-Za-z]{0,8}[-./ ]{0,2}\d[\p{L}\d]{0,20}(?: {0,1}[-./] {0,1}[\p{L}\d]{1,20}){0,6}(?: \d{2,12}){0,3}`
const labelled = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${label})(?:[ ]?(?:nummer|nr|no|num))?[.:=#)]{0,3}\s{0,4}(?:(?:is|van|met nummer|nummer|nr|no)[.:]{0,2} {0,2})?[#(]?(?<mark>${value})`,
  'dgiu',
)
const labelBegins = wordsLike(
  /^(?:ons|uw|jouw|mijn|kenmerk|ref|our|your|zaak|dossier|clien|patien|pat|parket|rol|rekest|polis|klant|lid|leerling|student|personeel|relatie|registratie|beschikking|factuur|meld|incident|order|paspoort|rijbewijs|vreemdeling|zorg|verzeker|aanvraag|identiteit|id|document|casus|case|bewoner|deelnemer|kvk|agb|big|skj|inschrijf|proces|aangifte|contract|ticket|intake|verwijs|woz|kadaster|kamer|cel|pv|mutatie|mrn|nhs|v|file|passport|policy|insurance|hospital|zis|epd|client|studie|uzovi|onder$|met$)/,
)
const onlyYear = /^(?:(?:19|20)\d\d|'?\d\d)$/
const long = /(?<![\p{L}\d.,/-]|[.,-]\d{0,3})\d{6,20}(?![\p{L}\d])/gu
/** The number of a citizen of Belgium. */
const belgian = /(?<![\d.])\d\d\.\d\d\.\d\d[- ]\d{3}[.-]\d\d(?!\d)/gu
const amount = /[€$£]\s?$/
const mixed = /(?<![\p{L}\d@._/-])(?:[\p{Lu}]{1,6}[-./]?)?(?:[\p{Lu}\d]{1,14}[-./]?){1,6}(?![\p{L}\d])/gu

/** Letters and at least four digits, or two groups of digits that hold six; never a year, a test name or a score. */
function isCode(code: string): boolean {
  if (/^0[89]0[069]-?/.test(code)) return false
  const digits = code.replace(/\D/g, '').length
  if (digits < 4 || code.length < 6 || code.length > 40) return false
  if (!/\p{L}/u.test(code)) return digits >= 7 && /^\d+(?:[-/]\d+)+$/.test(code) && !yearsOnly.test(code)
  if (/^\p{L}+[-. ]?(?:19|20)\d\d$/u.test(code)) return false
  return digits >= 4
}

const yearsOnly = /^(?:19|20)\d\d[-/](?:19|20)?\d\d$|^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$|^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/

/** Number plates by their form; without dashes only near a word about a car. */
export function numberPlates(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, end, match } of stretchesOf(text, plate, starts.codes, true)) {
    const groups = match[0].split(/[- ]/)
    const shape = groups.map((group) => (/\d/.test(group) ? '9' : 'X') + group.length).join('')
    if (!plateShapes.has(shape)) continue
    const near = text.slice(Math.max(0, start - 60), start)
    const lower = match[0] === match[0].toLowerCase()
    if (
      lower
        ? plateLabel.test(near) || (match[0].includes('-') && plateCue.test(near))
        : match[0].includes('-') || plateCue.test(near)
    )
      found.push({ start, end, category: 'plate', tier: 'A', reason: 'number-plate' })
  }
  for (const { start, end, match } of plateWord.test(text)
    ? stretchesOf(text, joinedPlate, starts.of(plateLike))
    : []) {
    const bare = match[0]
    if (/\d/.test(bare) && /\p{L}/u.test(bare) && plateCue.test(text.slice(Math.max(0, start - 60), start)))
      found.push({ start, end, category: 'plate', tier: 'A', reason: 'number-plate' })
  }
  return found
}

const plate =
  /(?<![\p{L}\d-])(?:[A-Za-z]{1,3}|\d{1,3})[- ](?:[A-Za-z]{1,3}|\d{1,3})[- ](?:[A-Za-z]{1,3}|\d{1,3})(?![\p{L}\d-])/gu
const joinedPlate = /(?<![\p{L}\d-])[A-Za-z\d]{6}(?![\p{L}\d-])/gu
const plateLike = wordsLike(/^(?=.*\d)[a-z\d]{6}$/)
const plateWord = /kenteken|nummerbord|auto|bus|wagen|scooter|plate|car|van/i
const plateCue =
  /(?:kenteken|nummerbord|\bauto|\bbusje|\bbus\b|\bwagen|scooter|\b(?:bmw|golf|polo|audi|opel|volvo|mercedes|toyota|renault|peugeot|ford|fiat|kia|seat|skoda)\b|\bplate|\bcar\b|\b(?:a|the|white) van\b)[^.\n]{0,50}$/i
const plateLabel = /(?:kenteken|nummerbord|plate)[^.\n]{0,50}$/i
/** Letters (X) and digits (9) with the length of each group: the series that were handed out since 1951. */
const plateShapes = new Set(
  'X29292 9292X2 92X292 X292X2 X2X292 92X2X2 92X391 91X392 X293X1 X193X2 X392X1 X192X3 91X293 93X291'.split(' '),
)
