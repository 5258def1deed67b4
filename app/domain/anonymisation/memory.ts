import { between, stopWords } from './around-names.ts'
import { bare } from './fold.ts'
import type { Found } from './found.ts'
import { type Token, tokensOf } from './tokens.ts'
import { words } from './words/lookup.ts'

/** Names that a text is about: a word of each, with how surely it is one of them. */
export interface Names {
  /** Word (bare) to the role of whom it names, or 'said'. */
  readonly found: ReadonlyMap<string, Named>
  /** Word sequences that the therapist typed, bare. */
  readonly given: readonly (readonly string[])[]
}

/** Who a name names, and whether the lists or the text are sure that it is one. */
export interface Named {
  readonly role: string | undefined
  readonly sure: boolean
}

/** The words by which persons in these findings may be named elsewhere, for all mentions of one name are marks. */
export function namesIn(found: readonly Found[], tokens: readonly Token[]): [string, Named][] {
  const names: [string, Named][] = []
  let at = 0
  for (const one of [...found].sort((a, b) => a.start - b.start)) {
    if (one.category === 'email') {
      for (const token of tokensIn(tokens, one)) {
        const isName = words.isFirstName(token.bare) || words.isCommonSurname(token.bare)
        if (isName && !words.isAmbiguous(token.bare) && token.bare.length > 2)
          names.push([token.bare, { role: undefined, sure: true }])
      }
      continue
    }
    if (one.category !== 'person' || one.tier === 'C') continue
    while (at > 0 && (tokens[at - 1]?.end ?? 0) > one.start) at -= 1
    const own = tokensIn(tokens, one)
    if (own.length === 1 && own[0]?.raw.length === 1) names.push([`${own[0].bare}.`, { role: one.role, sure: false }])
    for (const token of own) {
      if (token.bare.length < 3 || between.has(token.bare) || stopWords.has(token.bare)) continue
      if (token.shape === 'lower' && (words.isAmbiguous(token.bare) || one.tier !== 'A')) continue
      names.push([token.bare, { role: one.role, sure: one.tier === 'A' }])
    }
  }
  return names
}

function tokensIn(tokens: readonly Token[], { start, end }: { start: number; end: number }): Token[] {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Token).end <= start) low = middle + 1
    else high = middle
  }
  const own: Token[] = []
  for (let at = low; at < tokens.length && (tokens[at] as Token).start < end; at++) own.push(tokens[at] as Token)
  return own
}

/** What the therapist typed as names, one to a line or comma, as words. */
export const givenNames = (known: readonly string[]) =>
  known
    .map((name) =>
      tokensOf(name)
        .map((token) => bare(token.raw))
        .filter((word) => word.length > 1),
    )
    .filter((name) => name.length > 0)

/** Other mentions of names: a name that is also an ordinary word only with a capital. */
export function mentions(text: string, tokens: readonly Token[], names: Names): Found[] {
  const found: Found[] = []
  for (const token of tokens) {
    if (names.found.size === 0) continue
    if (token.raw.length === 1 && token.shape !== 'lower') {
      if (
        names.found.has(`${token.bare}.`) &&
        text[token.end] === '.' &&
        !/^\. ?\p{Lu}/u.test(text.slice(token.end, token.end + 3))
      )
        found.push({
          start: token.start,
          end: token.end + 1,
          category: 'person',
          tier: 'B',
          reason: 'name-seen-before',
        })
      continue
    }
    if (token.raw.length < 2) continue
    const word = names.found.has(token.bare)
      ? token.bare
      : token.bare.endsWith('s') && names.found.has(token.bare.slice(0, -1))
        ? token.bare.slice(0, -1)
        : undefined
    if (word === undefined) continue
    const ordinary = words.isAmbiguous(word) || (!words.isFirstName(word) && words.isOrdinary(word))
    if (ordinary && token.shape === 'lower') continue
    if (ordinary && token.opens && token.shape === 'title' && !words.isFirstName(word)) continue
    const { role, sure } = names.found.get(word) as Named
    found.push({
      start: token.start,
      end: token.end,
      category: 'person',
      tier: ordinary || !sure ? 'B' : 'A',
      reason: 'name-seen-before',
      ...(role && role !== 'said' ? { role } : {}),
    })
  }
  for (const name of names.given) {
    for (let at = 0; at < tokens.length; at++) {
      const whole = name.every((word, i) => same(tokens[at + i], word))
      const one =
        !whole &&
        name.some((word) => word.length > 2 && !between.has(word) && same(tokens[at], word)) &&
        ((tokens[at] as Token).shape !== 'lower' || !words.isOrdinary((tokens[at] as Token).bare))
      if (!whole && !one) continue
      const last = tokens[at + (whole ? name.length - 1 : 0)] as Token
      found.push({
        start: (tokens[at] as Token).start,
        end: last.end,
        category: 'person',
        tier: 'A',
        reason: 'name-you-gave',
      })
    }
  }
  return found
}

const same = (token: Token | undefined, word: string) =>
  token !== undefined && (bare(token.raw) === word || token.bare === word || token.bare === `${word}s`)
