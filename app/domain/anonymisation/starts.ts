import type { Token } from './tokens.ts'

/** Where words of a kind begin: a pattern is tried there only, which is what makes a scan fast. */
export interface Starts {
  /** Words that begin with a digit. */
  readonly digits: readonly number[]
  /** Words with a capital. */
  readonly capitals: readonly number[]
  /** Words with a digit first, or short ones: what a number plate or a code begins with. */
  readonly codes: readonly number[]
  /** One letter or a few with a capital and a full stop: initials. */
  readonly initials: readonly number[]
  /** Words right before a full stop and more, as in www.voorbeeld.nl, and the beginning of https://. */
  readonly dotted: readonly number[]
  /** Where a word of this kind stands. */
  of(kind: WordKind): readonly number[]
  /** Where a sign stands, such as ( or @. */
  sign(sign: string): readonly number[]
}

/** A kind of word that patterns begin with: a list of `bare` words, or a test of one. */
export interface WordKind {
  readonly id: number
}

const listed = new Map<string, number[]>()
const tests: { id: number; test: RegExp }[] = []
let count = 0

/** A kind of word, as one line of words. */
export function wordSet(words: string | Iterable<string>): WordKind {
  const id = count++
  for (const word of typeof words === 'string' ? words.split(' ') : words) {
    const known = listed.get(word)
    if (known) known.push(id)
    else listed.set(word, [id])
  }
  return { id }
}

/** A kind of word by how it looks. */
export function wordsLike(test: RegExp): WordKind {
  const id = count++
  tests.push({ id, test })
  return { id }
}

/** The kinds of a word, remembered: a text has few different ones. */
function kindsOf(word: string): readonly number[] {
  const known = remembered.get(word)
  if (known) return known
  const kinds = [...(listed.get(word) ?? [])]
  if (word.length <= 40) for (const { id, test } of tests) if (test.test(word)) kinds.push(id)
  if (remembered.size > 30_000) remembered.clear()
  remembered.set(word, kinds)
  return kinds
}
const remembered = new Map<string, readonly number[]>()

const none: readonly number[] = []

/** The places in a text where its words begin, by kind. */
export function startsIn(text: string, tokens: readonly Token[]): Starts {
  const digits: number[] = []
  const capitals: number[] = []
  const codes: number[] = []
  const initials: number[] = []
  const dotted: number[] = []
  const byKind: (number[] | undefined)[] = []
  for (const token of tokens) {
    const { raw, start, shape } = token
    const first = raw.charCodeAt(0)
    const isDigit = first < 58 && first > 47
    const after = text.charCodeAt(token.end)
    if ((after === 46 && text.charCodeAt(token.end + 1) > 47) || (after === 58 && text[token.end + 1] === '/'))
      dotted.push(start)
    if (isDigit) digits.push(start)
    else if (shape !== 'lower') {
      capitals.push(start)
      if (raw.length < 5 && (raw.length < 3 || shape === 'upper' || text[token.end] === '.')) initials.push(start)
    }
    if (
      raw.length < 4 ||
      (raw.length === 8 && raw.includes('-')) ||
      isDigit ||
      (shape !== 'lower' && shape !== 'title')
    )
      codes.push(start)
    for (const kind of kindsOf(token.bare)) {
      const known = byKind[kind]
      if (known) known.push(start)
      else byKind[kind] = [start]
    }
  }
  return {
    digits,
    capitals,
    codes,
    initials,
    dotted,
    of: ({ id }) => byKind[id] ?? none,
    sign(sign) {
      const found: number[] = []
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found.push(at)
      return found
    },
  }
}

/** Places of two kinds together, in order. */
export function both(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const all: number[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY]
    all.push(Math.min(a, b))
    if (a <= b) i += 1
    if (b <= a) j += 1
  }
  return all
}
