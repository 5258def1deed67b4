import { bare } from './fold.ts'
import { type Found, stretchesOf } from './found.ts'
import { both, type Starts, wordSet, wordsLike } from './starts.ts'
import { isPhrase } from './words/phrases.ts'

/** Postcodes, however they are written, with the town or the house number that follows, and post boxes. */
export function postcodes(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number) =>
    found.push({ start, end, category: 'postcode', tier: 'A', reason: 'postcode' })
  for (const { start, end, match } of stretchesOf(text, postcode, both(starts.digits, starts.of(abroad)))) {
    const [whole, digits = '', gap = '', letters = '', town] = match
    const code = `${digits}${gap}${letters}`
    const codeEnd = start + whole.indexOf(code) + code.length
    const before = text.slice(Math.max(0, start - 40), start)
    if (!isPostcode(digits, gap, letters, before, text.slice(codeEnd, codeEnd + 30), town)) continue
    add(start, codeEnd)
    const number = houseNumber.exec(text.slice(codeEnd, codeEnd + 24))
    const at = number?.indices?.groups?.mark ?? number?.indices?.groups?.mark2
    if (at) {
      const [from, to] = at
      found.push({ start: codeEnd + from, end: codeEnd + to, category: 'address', tier: 'A', reason: 'street' })
    }
    if (town !== undefined && named.test(town))
      found.push({ start: end - town.length, end, category: 'place', tier: 'A', reason: 'place-after-cue' })
  }
  for (const { start, end } of stretchesOf(text, british, starts.capitals)) add(start, end)
  for (const { start, end } of stretchesOf(text, foreign, starts.digits)) {
    const next = text.slice(end, end + 30)
    if (house.test(text.slice(Math.max(0, start - 12), start)) || isTown(next)) add(start, end)
  }
  for (const { start, end } of stretchesOf(text, inBrackets, text.includes('(') ? starts.digits : [])) add(start, end)
  for (const { start, end } of stretchesOf(text, neighbours, starts.of(abroad))) add(start, end)
  for (const { start, end } of stretchesOf(text, digitsOnly, both(starts.of(postcodeWords), starts.of(glued))))
    add(start, end)
  for (const { start, end } of stretchesOf(text, quarter, starts.of(quarterWords))) add(start, end)
  for (const { start, end } of stretchesOf(text, afterOwn, starts.sign('[')))
    found.push({ start, end, category: 'place', tier: 'A', reason: 'place-after-cue' })
  for (const { start, end } of stretchesOf(text, box, starts.of(boxWord)))
    found.push({ start, end, category: 'address', tier: 'A', reason: 'post-box' })
  return found
}

const isTown = (next: string) => isPhrase('place', bare(nextWord.exec(next)?.[0] ?? ''))

/** Four digits and two letters are a postcode by how they are written, or by what stands around them. */
function isPostcode(
  digits: string,
  gap: string,
  letters: string,
  before: string,
  next: string,
  town?: string,
): boolean {
  if (label.test(before) || /^ is [\p{Ll} ]{0,10}postcode/u.test(next)) return true
  const pair = letters.replace(/[. ]/g, '')
  const upper = pair === pair.toUpperCase()
  const withTown = town !== undefined && named.test(town)
  const placed = withTown || house.test(before.slice(-12)) || isTown(next)
  const ends = /^(?:$|[\n,.)/;:?!])/.test(next)
  if (measure.test(pair)) return upper ? placed || lives.test(before) : placed && gap === ''
  if (pair !== letters) return placed || (upper && ends && !year.test(digits))
  if (gap === '') return true
  if (smallWord.test(pair)) return upper
  return upper || placed || (ends && !vowel.test(pair) && !year.test(digits))
}

const word = String.raw`(?:['’]s-|['’]t |[\p{Lu}])[\p{L}\p{M}'’-]{1,24}`
const named = /^(?:['’][st][- ])?\p{Lu}/u
const postcode = new RegExp(
  String.raw`(?<![\p{L}\d]|\p{L}-|\d\.|(?<!\d)(?!19|20)\d{4} |(?<!\d)0\d{1,3}[ -])(?:NL-)?([1-9]\d{3})( {0,3}| ?[-–] ?|[./])([A-Za-z]{2}(?![\p{L}\d])|[A-Z] [A-Z](?![\p{L}\d]|\.\p{L})|[A-Za-z]\. ?[A-Za-z](?![\p{L}\d])\.?)(?:[ ,]{1,3}(?:te |in )?(${word}(?:[ -](?:aan|de|den|der|en|op|bij|ter|[\p{Lu}][\p{L}'’-]{1,20}|[\p{Lu}]{1,2}\b)){0,4}))?`,
  'gu',
)
/** "postcode 1012 al", "pc is 3544kt", "Postcode voor de taxi: 1069 M N". */
const label =
  /(?<!\p{L})(?:postcode|woonpl|woonplaats|wpl|adres|adr|pc|p\.c\.|postal code|post code)(?:[/ ]\p{L}{1,10}){0,4} ?[:=]? {0,2}$/iu
/** "7241 GH nr 23", "1234 AB 12". */
const houseNumber =
  /^(?:,? ?(?:nr|no|nummer|huisnr|huisnummer)\b\.?:? ?(?<mark>\d{1,4}(?: ?[a-h])?)(?![\d\p{L}])|,? (?<mark2>\d{1,4}(?: ?[a-h])?)(?=[,.;)\n]|$)(?![.,]\d))/diu
/** A British one: NR4 7TJ. */
const british = /(?<![\p{L}\d-])(?:[A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z]) \d(?!CM|MM|KG|MG|ML|KM)[A-Z]{2}(?![\p{L}\d])/gu
const nextWord = /(?<=^ )\p{L}[\p{L}'’-]*/u
/** "Zwijndrecht (3331)". */
const inBrackets = /(?<=\p{Lu}\p{Ll}{3,20} \()(?!19|20)[1-9]\d{3}(?=\))/gu
/** The town stays a town when its postcode was replaced. */
const afterOwn = new RegExp(
  String.raw`\[(?:postcode|postal code)\][ ,]{1,3}(?<mark>${word}(?:[ -](?:aan|de|den|der|en|op|bij|ter|[\p{Lu}][\p{L}'’-]{1,20}|[\p{Lu}]{1,2}\b)){0,4})`,
  'dgu',
)
/** Two letters after a number that are a word, a unit, or unlikely to be anything but a word. */
const smallWord = /^(?:is|en|in|of|de|te|op|na|om|er|ze|we|al|zo|ik|je|nu)$/i
const measure = /^(?:mg|ml|kg|km|cm|mm|gr|pk|kb|mb|gb|kw|kj|hz|st|nr|jr|dl|cc|ie|eh)$/i
const vowel = /^(?:[aeiou].|.[aeiou])$/i
const lives = /(?:woon|wonen|verhuisd|verblijf)[^.!?\n]{0,30}$/i
const year = /^(?:19|20)/
/** A street's number right before, as in "Lindelaan 3, 3911xk". */
const house = /\p{L} \d{1,4} ?[a-h]?(?:,| -| \/|)[ \n]?\(?$/iu
/** "postcode 1012", "postcodegebied 3512": four digits say a quarter. */
const postcodeWords = wordSet('postcode postcodes postcodegebied postcodegebieden pc postal postcodecijfers')
const digitsOnly =
  /(?<!\p{L})(?:postcodes?(?:gebied(?:en)?|cijfers)?|pc|postal code)(?:\/wp|\/plaats)?(?: is| was| begint met)?:? {0,2}(?<mark>[1-9]\d{3}(?: ?[a-z]{2}(?!\p{L})(?<!(?:in|en|of|te|op|is|de|om)))?)(?!\d)/dgiu
/** "postcode6536JM". */
const glued = wordsLike(/^(?:postcode|pc)[1-9]\d{3}(?:[a-z]{2})?$/)
/** Four digits for a quarter: "omgeving 3572", "de 5613 in Eindhoven". */
const quarter =
  /(?<!\p{L})(?:(?:omgeving|buurt|wijk|gebied) (?<mark>(?!19|20)[1-9]\d{3})(?![\d\p{L}]|[.,]\d)|(?:de|uit) (?<mark2>(?!19|20)[1-9]\d{3})(?= in \p{Lu}))/dgu
const quarterWords = wordSet('omgeving buurt wijk gebied de uit')
const abroad = wordsLike(/^(?:nl|b|d|f|l|a|ch)-[1-9]\d{3}/)
/** "Bahnhofstrasse 12, 48529 Nordhorn", "in 9000 Gent": behind a street with its number, or before a town we know. */
const foreign = /(?<![\p{L}\d.,€$£-]|\d )(?!19|20[0-3])[1-9]\d{3,4}(?= \p{Lu}\p{Ll}{2})/gu
/** As Belgium and Germany write them from abroad. */
const neighbours = /(?<![\p{L}\d])(?:(?:B|L|A|CH)-[1-9]\d{3}|[DF]-\d{5})(?![\p{L}\d-])/gu
const boxWord = wordSet('postbus')
const box = /(?<!\p{L})postbus \d{1,6}(?!\d)/giu
