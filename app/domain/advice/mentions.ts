/** A colleague who can be called in by name. */
export interface Mentionable {
  readonly id: string
  readonly name: string
}

const token = /@\{([0-9a-f-]{36})\}/g

/**
 * The words with every `@Name` of these people as `@{id}`, the way they are stored. What somebody typed in that shape
 * themselves is taken apart: nobody's name is looked up through an id from a form.
 */
export const withIds = (words: string, people: readonly Mentionable[]): string =>
  longestFirst(people).reduce(
    (said, one) => said.replaceAll(`@${one.name}`, `@{${one.id}}`),
    words.replace(token, '@ {$1}'),
  )

/** Stored words as people read them; somebody unknown is "@collega". */
export const withNames = (stored: string, nameOf: (id: string) => string | undefined): string =>
  stored.replace(token, (_whole, id: string) => `@${nameOf(id) ?? 'collega'}`)

/** Who is called in by stored words. */
export const mentionedIn = (stored: string): string[] => [
  ...new Set([...stored.matchAll(token)].map((found) => found[1] as string)),
]

/**
 * The words with `@Name` of these people blanked out, of the same length: colleagues who are called in are no marks of
 * the anonymity check, and offsets stay true.
 */
export const withoutMentions = (words: string, people: readonly Mentionable[]): string =>
  longestFirst(people).reduce((said, one) => said.replaceAll(`@${one.name}`, ' '.repeat(one.name.length + 1)), words)

/** Those of `people` whose name stands in the words after an @. */
export const calledIn = <T extends Mentionable>(words: string, people: readonly T[]): T[] => {
  let left = words
  return longestFirst(people).filter((one) => {
    if (!left.includes(`@${one.name}`)) return false
    left = left.replaceAll(`@${one.name}`, ' '.repeat(one.name.length + 1))
    return true
  })
}

/** `Jan de Boer` before `Jan`: the longer name is the one that was meant. */
const longestFirst = <T extends Mentionable>(people: readonly T[]): T[] =>
  [...people].sort((a, b) => b.name.length - a.name.length)
