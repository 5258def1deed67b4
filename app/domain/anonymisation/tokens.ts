import { bare } from './fold.ts'

/** How a word is written: lower case, Title, CAPITALS, or something else (McX, iPad, PCL-5). */
export type Shape = 'lower' | 'title' | 'upper' | 'other'

/** A word of the folded text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly raw: string
  /** Lower case without accents and without a genitive 's. */
  readonly bare: string
  /** The same with its genitive. */
  readonly whole: string
  readonly shape: Shape
  /** Does it open a sentence, a line, a list item or what stands behind a colon? Then its capital says little. */
  readonly opens: boolean
  /** Is there nothing but one space, a hyphen or an apostrophe between this word and the one before? */
  readonly joined: boolean
}

/** How a stretch of text is written as a whole. */
export type Mode = 'normal' | 'capitals' | 'lower'

const word = /[\p{L}\p{M}\d]+(?:['’-](?=[\p{L}\d])[\p{L}\p{M}\d]+)*/gu
const abbreviation =
  /^(?:mw|mevr|dhr|hr|dr|drs|mr|prof|ir|ing|ds|st|nl|bv|bijv|o|i|d|t|e|fam|tel|nr|ca|jl|evt|incl|excl|resp|m|s|mrs|ms|vs|aug|sept|okt|nov|dec|jan|feb|mrt|apr|v|a|geb|c|j|p|b|h|g|k|l|n|r|w|z)$/
const opening = /[.!?:;…•*|\n>"“”„«»]|(?:^|\s)[-–—](?:\s|$)|\d[.)]\s*$/

/** The words of a text in reading order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  word.lastIndex = 0
  let end = 0
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const raw = match[0]
    const start = match.index
    const between = text.slice(end, start)
    const before = tokens.at(-1)
    const opens =
      before === undefined ||
      (between !== ' ' &&
        opening.test(between) &&
        !(/^\.[ ]?$/.test(between) && abbreviation.test(before.bare) && before.end - before.start < 6))
    const shape = shapeOf(raw)
    const whole = shape === 'lower' && plainLower.test(raw) ? raw : bare(raw).replaceAll('’', "'")
    tokens.push({
      start,
      end: start + raw.length,
      raw,
      bare: whole.endsWith("'s") && whole.length > 3 ? whole.slice(0, -2) : whole,
      whole,
      shape,
      opens,
      joined: before !== undefined && (between === ' ' || between === '-' || between === " '" || between === ' ’'),
    })
    end = start + raw.length
  }
  return tokens
}

function shapeOf(raw: string): Shape {
  if (plainLower.test(raw)) return 'lower'
  if (plainTitle.test(raw)) return 'title'
  const letters = raw.replace(/[^\p{L}]/gu, '')
  if (letters === '') return 'other'
  if (letters === letters.toLowerCase()) return 'lower'
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'upper'
  if (title.test(raw)) return 'title'
  return 'other'
}
const plainLower = /^[a-z]+$/
const plainTitle = /^[A-Z][a-z]+$/
const title = /^(?:[\p{L}]['’])?\p{Lu}[\p{Ll}\p{M}]*(?:(?:['’-](?:\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}))*|\p{Lu}\p{Ll}+)$/u

/** CAPITALS when most words are, lower case when sentences open without a capital; otherwise normal. */
export function modeOf(tokens: readonly Token[]): Mode {
  let upper = 0
  let lower = 0
  let title = 0
  let openLower = 0
  let openTitle = 0
  for (const token of tokens) {
    if (token.raw.length < 3 || token.shape === 'other') continue
    if (token.shape === 'upper') upper += 1
    else if (token.shape === 'title') title += 1
    else lower += 1
    if (token.opens) token.shape === 'lower' ? openLower++ : openTitle++
  }
  if (upper >= 3 && upper > 2 * (lower + title)) return 'capitals'
  if (openLower > openTitle && title <= lower / 12) return 'lower'
  return 'normal'
}
