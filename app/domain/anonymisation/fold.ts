/** A text made comparable, and the way back to the places in the text as it was typed. */
export interface Folded {
  readonly text: string
  /** Offset in the original of the unit at `at` here; of the end when `at` is the length. */
  origin(at: number): number
}

/**
 * The text without what cannot be seen (zero-width characters, soft hyphens, null characters) and with look-alikes
 * made Latin: full-width and other digits, Cyrillic and Greek letters that pass for ours, kinds of space and dash.
 */
export function folded(text: string): Folded {
  if (!special.test(text)) return { text, origin: (at) => at }
  const places: number[] = []
  const parts: string[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string
    const ascii = unit > '\0' && unit < '\x80'
    if (!ascii && invisible.test(unit)) continue
    parts.push(ascii ? unit : plain(unit))
    places.push(at)
  }
  return {
    text: parts.join(''),
    origin: (at) => places[at] ?? (at > 0 ? (places[at - 1] ?? text.length - 1) + 1 : 0),
  }
}

/** One way to write the same words: what a decision about them is compared by. */
export const sameWords = (surface: string) =>
  folded(surface.normalize('NFKC')).text.toLowerCase().replace(/\s+/gu, ' ').trim()

/** The letters without their accents, lower case: how words are looked up in a list. */
export function bare(word: string): string {
  const lower = word.toLowerCase()
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøđßþæœ]/gu, (letter) => strokes[letter] ?? letter)
}

const strokes: Record<string, string> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', þ: 'th', æ: 'ae', œ: 'oe' }

const invisible =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: it is asked of one UTF-16 unit at a time
  /[\0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/
const special = /[^\x01-\x7f\u00c0-\u00ff\u2018-\u201f]|[\u00a0\u00ad]/

const lookAlikes = new Map<string, string>()
function pair(from: string, to: string) {
  for (const [i, letter] of [...from].entries()) lookAlikes.set(letter, to[i] as string)
}
pair('АВЕЅІЈКМНОРСТХаеоріјсухѕԁԛԝһ', 'ABESIJKMHOPCTXaeopijcyxsdqwh')
pair('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινα', 'ABEZHIKMNOPTYXoiva')
pair('\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000', ' '.repeat(15))
pair('\u2010\u2011\u2012\u2212\ufe63\uff0d', '------')
pair('\u2028\u2029\u0085', '\n\n\n')

/** First characters of rows of ten digits in other scripts, and of the full-width row. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10]

function plain(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 0x80) return unit
  const alike = lookAlikes.get(unit)
  if (alike !== undefined) return alike
  for (const zero of zeros) if (code >= zero && code < zero + 10) return String(code - zero)
  if (code > 0xff20 && code < 0xff5b) return String.fromCharCode(code - 0xfee0)
  return unit
}
