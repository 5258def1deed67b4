import { type Token, tokensOf } from '../tokens.ts'
import * as lists from './lists.ts'

const kinds = {
  place: lists.places,
  notPerson: lists.notPersons,
  care_org: lists.careOrganisations,
  school: lists.schools,
  employer: lists.employers,
  organisation: lists.organisations,
  rareRole: lists.rareRoles,
} as const
export type PhraseKind = keyof typeof kinds

/** For each kind of list: at which word one of its names begins, and how many words the longest has. */
export type Phrases = Readonly<Record<PhraseKind, ReadonlyMap<number, number>>>

/** The names of the lists, of one word or more, that stand in a text. */
export function phrasesIn(tokens: readonly Token[]): Phrases {
  known ??= load()
  const found = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Map()])) as Record<
    PhraseKind,
    Map<number, number>
  >
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const all =
      known.get(token.whole) ??
      (token.whole === token.bare ? undefined : known.get(token.bare)) ??
      (former.test(token.bare) ? known.get(token.bare.replace(former, '')) : undefined)
    if (!all) continue
    for (const { kind, rest } of all)
      if (!found[kind].has(at) && goesOn(tokens, at, rest)) found[kind].set(at, rest.length + 1)
  }
  return found
}

/** Is this word, alone, a name of the list? */
export function isPhrase(kind: PhraseKind, word: string): boolean {
  known ??= load()
  return known.get(word)?.some((one) => one.kind === kind && one.rest.length === 0) ?? false
}

/** "oud-burgemeester" is the role as well. */
const former = /^(?:oud|ex)-/

type Known = Map<string, { kind: PhraseKind; rest: readonly string[] }[]>
let known: Known | undefined

function load(): Known {
  const all: Known = new Map()
  for (const [kind, list] of Object.entries(kinds)) {
    for (const name of list.split(';')) {
      const [first, ...rest] = tokensOf(name).map((token) => token.whole)
      if (first === undefined) continue
      const others = all.get(first)
      const one = { kind: kind as PhraseKind, rest }
      if (others) others.push(one)
      else all.set(first, [one])
    }
  }
  for (const found of all.values()) found.sort((a, b) => b.rest.length - a.rest.length)
  return all
}

const goesOn = (tokens: readonly Token[], at: number, rest: readonly string[]) =>
  rest.every((word, i) => {
    const token = tokens[at + 1 + i]
    return token !== undefined && !token.opens && (token.whole === word || token.bare === word)
  })
