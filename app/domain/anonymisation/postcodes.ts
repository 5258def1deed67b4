import { type Found, stretchesOf } from './found.ts'
import { both, type Starts, wordSet, wordsLike } from './starts.ts'

/** Postcodes with the town that follows, and post boxes. */
export function postcodes(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, end, match } of stretchesOf(text, postcode, both(starts.digits, starts.of(abroad)))) {
    const [digits, gap, letters, after] = [match[1], match[2], match[3] as string, match[4]]
    const upper = letters === letters.toUpperCase()
    const town = after && (/^\p{Lu}/u.test(after) || !upper) ? after : undefined
    const townIsName = town !== undefined && /^\p{Lu}/u.test(town)
    const afterHouse = house.test(text.slice(Math.max(0, start - 12), start))
    const alone = !upper && !notLetters.test(letters) && /^(?:$|[\n,.)/;])/.test(text.slice(end, end + 1)) && !after
    if (!upper && gap !== '' && !townIsName && !afterHouse && !alone) continue
    if (unit.test(letters) && !(townIsName && (upper || gap === '')) && !(upper && !measure.test(letters))) continue
    const codeEnd = start + match[0].indexOf(digits as string) + 6 + (gap as string).length
    found.push({ start, end: codeEnd, category: 'postcode', tier: 'A', reason: 'postcode' })
    if (townIsName)
      found.push({
        start: end - (after as string).length,
        end,
        category: 'place',
        tier: 'A',
        reason: 'place-after-cue',
      })
  }
  for (const { start, end } of stretchesOf(text, foreign, starts.digits))
    found.push({ start, end, category: 'postcode', tier: 'A', reason: 'postcode' })
  for (const { start, end } of stretchesOf(text, neighbours, starts.of(abroad)))
    found.push({ start, end, category: 'postcode', tier: 'A', reason: 'postcode' })
  for (const { start, end } of stretchesOf(text, digitsOnly, starts.of(postcodeWords)))
    found.push({ start, end, category: 'postcode', tier: 'A', reason: 'postcode' })
  for (const { start, end } of stretchesOf(text, afterOwn, starts.sign('[')))
    found.push({ start, end, category: 'place', tier: 'A', reason: 'place-after-cue' })
  for (const { start, end } of stretchesOf(text, box, starts.of(boxWord)))
    found.push({ start, end, category: 'address', tier: 'A', reason: 'post-box' })
  return found
}

const word = String.raw`(?:['’]s-|['’]t |[\p{Lu}])[\p{L}\p{M}'’-]{1,24}`
const postcode = new RegExp(
  String.raw`(?<![\p{L}\d.-]|\d{4} |(?<!\d)0\d{1,3} )(?:NL-)?([1-9]\d{3})( {0,2}| ?- ?)([A-Za-z]{2})(?![\p{L}\d])(?:[ ,]{1,3}(?:te )?(${word}(?:[ -](?:aan|de|den|der|en|op|bij|ter|[\p{Lu}][\p{L}'’-]{1,20}|[\p{Lu}]{1,2}\b)){0,4})?)?`,
  'gu',
)
/** The town stays a town when its postcode was replaced. */
const afterOwn = new RegExp(
  String.raw`\[(?:postcode|postal code)\][ ,]{1,3}(?<mark>${word}(?:[ -](?:aan|de|den|der|en|op|bij|ter|[\p{Lu}][\p{L}'’-]{1,20}|[\p{Lu}]{1,2}\b)){0,4})`,
  'dgu',
)
const unit = /^(?:mg|ml|kg|km|cm|mm|gr|nl|is|en|in|of|de|te|op|na|om|er|ze|we|al|zo)$/i
/** Two small letters after a number that are a unit or a word. */
const notLetters = /^(?:mg|ml|kg|km|cm|mm|gr|pk|kb|mb|gb|kw|kj|hz|st|nr|jr|mw|ma|pa|ha|dl|cc|ie|eu|[aeiou].|.[aeiou])$/i
const measure = /^(?:mg|ml|kg|km|cm|mm|gr)$/i
/** A street's number right before, as in "Lindelaan 3, 3911xk". */
const house = /\p{L} \d{1,4} ?[a-h]?(?:,| -|)[ \n]?$/iu
/** "postcode 1012", "postcodegebied 3512": four digits say a quarter. */
const postcodeWords = wordSet('postcode postcodes postcodegebied postcodegebieden pc postal postcodecijfers')
const digitsOnly =
  /(?<!\p{L})(?:postcodes?(?:gebied(?:en)?|cijfers)?|pc|postal code)(?:\/wp|\/plaats)?:? {0,2}(?<mark>[1-9]\d{3}(?: ?[a-z]{2}(?!\p{L})(?<!(?:in|en|of|te|op|is|de|om)))?)(?!\d)/dgiu
const abroad = wordsLike(/^(?:nl|b|d)-[1-9]\d{3}/)
/** Behind a street with its number: "Bahnhofstrasse 12, 48529 Nordhorn", "Kerkstraat 8, 9000 Gent". */
const foreign = /(?<=\p{L}{3} \d{1,4} ?[a-zA-Z]?(?:, ?|\n))(?!19|20[0-3])(?<mark>[1-9]\d{3,4}) (?=\p{Lu}\p{Ll}{2})/dgu
/** As Belgium and Germany write them from abroad. */
const neighbours = /(?<![\p{L}\d])(?:B-[1-9]\d{3}|D-\d{5})(?![\p{L}\d-])/gu
const boxWord = wordSet('postbus')
const box = /(?<!\p{L})postbus \d{1,6}(?!\d)/giu
