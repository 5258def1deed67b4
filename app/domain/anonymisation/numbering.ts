import { sameWords } from './fold.ts'

/** A proposal at its words. */
interface Proposed {
  readonly surface: string
  readonly proposal: string | null
}

/**
 * Gives each name on a page a number of its own that it keeps while others are replaced: after Daan has become
 * "[persoon 1]", Sofie does not become that as well, and the next Daan does. It is remembered in the window alone,
 * and forgotten when neither the name nor its number stands in the text any more.
 */
export function aNumbering() {
  let known = new Map<string, string>()
  return (proposed: readonly Proposed[], texts: readonly string[]): (string | null)[] => {
    const standing = new Set(texts.flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[0])))
    const keys = proposed.map(({ surface, proposal }) => {
      const kind = proposal && numbered.exec(proposal)?.[1]
      return kind ? { kind, key: `${kind} ${sameWords(surface)}` } : null
    })
    const present = new Set(keys.map((one) => one?.key))
    known = new Map([...known].filter(([key, words]) => present.has(key) || standing.has(words)))
    const taken = new Set([...standing, ...known.values()])
    return proposed.map(({ proposal }, at) => {
      const one = keys[at]
      if (!one) return proposal
      const before = known.get(one.key)
      if (before) return before
      let number = 1
      while (taken.has(`[${one.kind} ${number}]`)) number += 1
      const words = `[${one.kind} ${number}]`
      known.set(one.key, words)
      taken.add(words)
      return words
    })
  }
}

const placeholder = /\[\p{L}[\p{L} -]{1,20} \d{1,4}\]/gu
const numbered = /^\[(\p{L}[\p{L} -]{1,20}) \d{1,4}\]$/u
