// Runs in a thread of its own: hashing and judging passwords takes tens of milliseconds that no page may wait for.
import { hashSync, verifySync } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** argon2id; source: OWASP ASVS 5.0.0 appendix C asks for 46 MiB and one pass or more. */
const work = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** A guess of this many tries, as a power of ten, is what a password must at least withstand. */
const leastGuesses = 12

/** Letters that must be left once every word about the person is taken out. */
const leastOwnLetters = 6

let known
let guesser

/** @param {{ task: 'hash' | 'verify' | 'judge', password: string, hash?: string, about?: string[] }} asked */
export default function answer({ task, password, hash, about = [] }) {
  if (task === 'hash') return hashSync(password, work)
  if (task === 'verify') return verifySync(hash, password)
  return judge(password, about)
}

/** 'known' when it, or what it repeats, is in the list of leaked passwords; 'guessable' when it is soon guessed. */
function judge(password, about) {
  known ??= new Set(dictionary['passwords-common'])
  guesser ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const plain = password.toLowerCase()
  if (known.has(plain) || known.has(unit(plain)) || known.has(plain.replace(/[\W_]+|\d+$/g, ''))) return 'known'
  if (leftWithout(plain, about).length < leastOwnLetters) return 'guessable'
  return guesser.check(password, about).guessesLog10 < leastGuesses ? 'guessable' : null
}

/** The piece of which it is nothing but repetitions: 'welkomwelkomwelkom' is 'welkom'. */
const unit = (text) => text.slice(0, (text + text).indexOf(text, 1))

/** The letters that are left of it without the words that say something about the person. */
function leftWithout(plain, about) {
  const words = about.map((word) => word.toLowerCase()).filter((word) => word.length >= 3)
  words.sort((a, b) => b.length - a.length)
  let rest = plain
  for (const word of words) rest = rest.replaceAll(word, ' ')
  return rest.replace(/\P{L}/gu, '')
}
