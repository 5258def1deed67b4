import * as lists from './lists.ts'

/** What a word may be, by the lists; words are `bare` (fold.ts): lower case, without accents. */
export interface Words {
  isFirstName(word: string): boolean
  isSurname(word: string): boolean
  /** One of the few thousand commonest, of any origin. */
  isCommonSurname(word: string): boolean
  /** A people, a language or who lives somewhere: a capital that names nobody. */
  isInhabitant(word: string): boolean
  /** A name or a place that is an ordinary word as well, such as Roos, Bakker or Best. */
  isAmbiguous(word: string): boolean
  /** An ordinary word by itself or inflected, not one that was put together. */
  isPlain(word: string): boolean
  /** An ordinary Dutch or English word, its common inflections and compounds included. */
  isOrdinary(word: string): boolean
}

/** The lists, unpacked when first asked for. */
export const words: Words = {
  isFirstName: (word) => firstNames().has(word),
  isSurname: (word) => surnames().has(word) || commonSurnames().has(word),
  isCommonSurname: (word) => commonSurnames().has(word),
  isInhabitant: (word) => inhabitants().has(word),
  isAmbiguous: (word) => ambiguous().has(word),
  isPlain: (word) => inFilter(word),
  isOrdinary: (word) => {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const answer = inFilter(word) || (word.length >= 8 && isCompound(word))
    if (remembered.size > 20_000) remembered.clear()
    remembered.set(word, answer)
    return answer
  },
}

const remembered = new Map<string, boolean>()

const once = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The way back from build.mjs: each word says how much it shares with the one before. */
function unpacked(list: string): Set<string> {
  const found = new Set<string>()
  let before = ''
  for (const one of list.split(' ')) {
    before = before.slice(0, Number.parseInt(one[0] as string, 36)) + one.slice(1)
    found.add(before)
  }
  return found
}

const firstNames = once(() => unpacked(lists.firstNames))
const surnames = once(() => unpacked(lists.surnames))
const commonSurnames = once(() => unpacked(lists.commonSurnames))
const inhabitants = once(() => unpacked(lists.inhabitants))
const ambiguous = once(() => unpacked(lists.ambiguous))

const filter = once(() => {
  const bytes = new Uint8Array(lists.ordinaryBits / 8)
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const value = new Map([...signs].map((sign, at) => [sign, at]))
  let at = 0
  let held = 0
  let bits = 0
  for (const sign of lists.ordinaryFilter) {
    const six = value.get(sign)
    if (six === undefined) break
    held = (held << 6) | six
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 255
    held &= (1 << bits) - 1
  }
  return bytes
})

function hash(word: string, seed: number): number {
  let h = 2166136261 ^ seed
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619)
  h ^= h >>> 13
  h = Math.imul(h, 0x5bd1e995)
  return (h ^ (h >>> 15)) >>> 0
}

const hashes = 5
function inSet(word: string): boolean {
  const bytes = filter()
  const [a, b] = [hash(word, 0), hash(word, 0x9747b28c)]
  for (let i = 0; i < hashes; i++) {
    const bit = ((a + Math.imul(i, b)) >>> 0) % lists.ordinaryBits
    if (((bytes[bit >> 3] as number) & (1 << (bit & 7))) === 0) return false
  }
  return true
}

const endings = "s e en n t d te de ten den er ers ere st ste je tje pje jes tjes 's ing ingen es ed ly".split(' ')

/** The same forms as build.mjs leaves out of the filter. */
function inFilter(word: string): boolean {
  if (inSet(word)) return true
  for (const end of endings) {
    if (!word.endsWith(end) || word.length - end.length < 2) continue
    const stem = word.slice(0, -end.length)
    if (inSet(stem)) return true
    const [last, third] = [stem.at(-1) as string, stem.at(-3)]
    if (last === stem.at(-2) && 'bcdfgklmnprst'.includes(last) && inSet(stem.slice(0, -1))) return true
    if ('bdfgklmnprstzv'.includes(last) && 'aeou'.includes(stem.at(-2) ?? ' ') && third && !'aeiou'.includes(third)) {
      const vowel = stem.at(-2) as string
      if (inSet(stem.slice(0, -1) + vowel + (last === 'z' ? 's' : last === 'v' ? 'f' : last))) return true
    }
    if (last === 'z' || last === 'v') {
      if (inSet(stem.slice(0, -1) + (last === 'z' ? 's' : 'f'))) return true
    }
  }
  return false
}

function isCompound(word: string): boolean {
  if (word.length > 40) return false
  for (let at = 4; at <= word.length - 4; at++) {
    if (!inFilter(word.slice(at))) continue
    const head = word.slice(0, at)
    if (inFilter(head) || (head.endsWith('s') && inFilter(head.slice(0, -1)))) return true
  }
  return false
}
