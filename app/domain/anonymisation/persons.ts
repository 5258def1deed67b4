import {
  arabic,
  articles,
  besideSomeone,
  between,
  chosen,
  closings,
  greeted,
  greetings,
  leads,
  lowerStop,
  month,
  monthCues,
  personVerbs,
  placeCues,
  saysVerbs,
  stopWords,
  strongEnds,
  verbAhead,
  weakCues,
} from './around-names.ts'
import type { Found, Stretch } from './found.ts'
import { hits } from './merged.ts'
import { familyRoles, type Role, roleBefore } from './roles.ts'
import type { Mode, Token } from './tokens.ts'
import { words } from './words/lookup.ts'

/** What the words around a text say of it, for it is looked at by itself. */
export type Before = 'nothing' | 'closing' | 'name-label'

/**
 * Persons by weighted evidence: each word gets points for how it is written, for the lists it is in and for what
 * stands before and after it. Zones are what is never a person: methods, authors that are cited, peoples. Where
 * an author may be cited, a surname with nothing else is a hint.
 */
export function persons(
  text: string,
  tokens: readonly Token[],
  mode: Mode,
  zones: readonly Stretch[],
  cited: readonly Stretch[],
  before: Before,
): Found[] {
  const found: Found[] = []
  const scores = new Float32Array(tokens.length)
  const roles: (Role | undefined)[] = []
  const free = tokens.map((token) => zones.length === 0 || !hits(zones, token))
  for (let at = 0; at < tokens.length; at++) {
    if (!free[at]) continue
    const [score, role] = scoreOf(text, tokens, at, mode, before)
    scores[at] = score
    roles[at] = role
  }
  for (let at = 0; at < tokens.length; at++) {
    const score = scores[at] as number
    if (score < hint) continue
    let last = lastOfName(text, tokens, at, mode, free, scores)
    const first = firstOfName(text, tokens, at, free)
    let best = score
    for (let i = at + 1; i <= last; i++) best = Math.max(best, scores[i] as number)
    if (last > at && score >= hint + 0.5) best = Math.max(best + 1.5, likely)
    if (score < likely && last === at && best < likely) {
      found.push(mark(tokens, first, last, 'C', roles[at]))
      continue
    }
    while (last > at && tokens[last]?.shape === 'lower' && mode === 'normal' && !isName(tokens[last] as Token))
      last -= 1
    const maybeCited = !roles[at] && cited.length > 0 && hits(cited, tokens[at] as Token)
    const tier = best < likely || maybeCited ? 'C' : best >= certain ? 'A' : 'B'
    found.push(mark(tokens, first, last, tier, roles[at]))
    at = last
  }
  return found
}

const certain = 7
const likely = 5
const hint = 3.5

const mark = (
  tokens: readonly Token[],
  first: number,
  last: number,
  tier: Found['tier'],
  role: Role | undefined,
): Found => ({
  start: (tokens[first] as Token).start,
  end: (tokens[last] as Token).end,
  category: 'person',
  tier,
  reason: role ? 'name-after-cue' : tier === 'A' ? 'name-from-list' : 'name-by-capital',
  role: role === 'said' ? undefined : role,
})

const isName = (token: Token) => words.isFirstName(token.bare) || words.isSurname(token.bare)

/** Points for one word being the name, or the beginning of the name, of someone. */
function scoreOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  mode: Mode,
  context: Before,
): [number, Role | undefined] {
  const token = tokens[at] as Token
  const { bare, shape, raw } = token
  if (shape === 'other' && !/^\p{Lu}\p{Ll}+-?\p{Lu}\p{Ll}+$/u.test(raw)) return [0, undefined]
  if (/\d|['’](?:ll|m|ve|d|re|t)$/.test(raw) || raw.length < 2) return [0, undefined]
  const low = shape === 'lower'
  const cap = shape === 'title' || shape === 'other'
  if (low && (lowerStop.has(bare) || (raw.length < 3 && !ageAfter.test(text.slice(token.end, token.end + 14)))))
    return [0, undefined]
  if (shape === 'upper' && mode !== 'capitals' && raw.length < 3) return [0, undefined]
  if (stopWords.has(token.whole) || between.has(bare)) return [0, undefined]
  if (low && bare === 'koos' && chosen.test(text.slice(token.end, token.end + 8))) return [0, undefined]
  // "Will it help", "Wil je", "Mark the progress": a verb that opens a sentence.
  if (cap && token.opens && verbAhead.test(text.slice(token.end, token.end + 9))) return [0, undefined]

  const { first, common, surname, nobody } = listsOf(bare)
  const listed = first || surname
  if (cap && month.has(bare) && monthCues.has(tokens[at - 1]?.bare ?? '')) return [0, undefined]
  // "Rv", "Hb", "ImRs": short for something.
  if (cap && !listed && (raw.length === 2 || (shape === 'other' && raw.length < 6))) return [0, undefined]
  if (low && !listed && mode === 'normal') return [0, undefined]
  const ambiguous = words.isAmbiguous(bare)
  const role = cueBefore(text, tokens, at, context)
  if (low && !role && (!listed || ambiguous) && !ageAfter.test(text.slice(token.end, token.end + 14)))
    return [0, undefined]
  const ordinary = ambiguous || (!listed && (words.isOrdinary(bare) || hyphenOrdinary(bare)))
  if (nobody) return [0, undefined]

  let score = 0
  if (first) score = ambiguous ? 3 : 6
  else if (common) score = ambiguous ? 2 : 4
  else if (surname) score = ambiguous ? 1.5 : 3.5
  else score = ordinary ? -1 : low ? 1.5 : shape === 'upper' && mode !== 'capitals' ? 0.5 : 2.5

  // A label, such as "Huisarts:", announces a name though its capital opens a line.
  const announced = listed && (role === 'colleague' || role === 'said')
  if (cap) score += token.opens && !announced ? -1 : 2
  else if (low) score -= mode === 'lower' ? 0.5 : 1.5
  else if (mode === 'capitals') score -= listed && !ambiguous ? 0.5 : 1
  else score += listed && !ambiguous && (raw.length > 5 || goesOnInCapitals(tokens, at)) ? (token.opens ? 0 : 1) : -3
  if (!first && cap && !token.opens && ordinary && !surname && titled(tokens, at)) score -= 2

  if (role) {
    if (!listed && low && (ordinary || verbLike.test(bare) || mode === 'normal')) score -= 3
    if (!listed && ordinary && !cap) score -= 3
    const particle = between.has(tokens[at - 1]?.bare ?? '')
    if (ambiguous && low)
      score -= particle && surname ? -0.5 : first && familyRoles.has(tokens[at - 1]?.bare ?? '') ? -0.5 : 1
    score += cap && ordinary && !listed ? 4 : 3
  } else {
    const before = tokens[at - 1]
    if (before && token.joined) {
      if (placeCues.has(before.bare) && !first) score -= 3
      else if (weakCues.has(before.bare)) {
        if (!(low && ambiguous) && (listed || besideSomeone.has(before.bare) || isName(tokens[at - 2] ?? token)))
          score += 1
      } else if (articles.has(before.bare) && !(before.shape === 'title' && surname))
        score -= low ? 4 : first && !ambiguous ? 1 : 3
      else if (low && ambiguous) score -= 1.5
    } else if (low && ambiguous) score -= 1.5
  }
  score += cueAfter(text, tokens, at, low && ambiguous)
  const chain = chainBefore(tokens, at)
  if (chain && !low) {
    if (chain.strong) score += 3
    else if (chain.capital) score += chain.from ? 3 : surname || !ordinary ? 1.5 : 0
  } else if (chain?.strong && low && surname) score += 2
  return [score, role]
}

/** Is this word in capitals followed by a surname in capitals? Then it is no abbreviation. */
function goesOnInCapitals(tokens: readonly Token[], at: number): boolean {
  let next = at + 1
  while (between.has(tokens[next]?.bare ?? '') && tokens[next]?.joined) next += 1
  const token = tokens[next]
  if (!token?.joined || token.shape !== 'upper') return false
  return token.raw.length > 2 && words.isSurname(token.bare)
}

/** What the lists say of a word as a name; `nobody` for a people or a word of care that is in none of them. */
interface InLists {
  readonly first: boolean
  readonly common: boolean
  readonly surname: boolean
  readonly nobody: boolean
}

function listsOf(bare: string): InLists {
  const known = remembered.get(bare)
  if (known) return known
  const parts = partsOf(bare)
  const first = parts.some(words.isFirstName)
  const common = words.isCommonSurname(bare)
  const surname =
    common || words.isSurname(bare) || (bare.includes('-') && parts.every((part) => words.isSurname(part)))
  const found = {
    first,
    common,
    surname,
    nobody: !first && !surname && (words.isInhabitant(bare) || suffixed.test(bare)),
  }
  if (remembered.size > 30_000) remembered.clear()
  remembered.set(bare, found)
  return found
}
const remembered = new Map<string, InLists>()

const partsOf = (bare: string) => {
  if (!bare.includes('-') && !bare.endsWith('s') && !bare.includes("'")) return [bare]
  const parts = [bare]
  if (bare.includes('-'))
    parts.push(
      ...bare
        .split('-')
        .filter((part) => part.length > 2)
        .slice(0, 1),
    )
  if (bare.endsWith('s') && bare.length > 4 && !words.isPlain(bare) && !words.isAmbiguous(bare.slice(0, -1)))
    parts.push(bare.slice(0, -1))
  return parts
}
const hyphenOrdinary = (bare: string) =>
  bare.includes('-') && bare.split('-').some((part) => part.length > 2 && words.isOrdinary(part))

/** A word that ends as words of care do: a label or a heading that got a capital. */
const suffixed =
  /(?:therapie|behandeling|onderzoek|training|gesprek|overleg|verslag|plan|wet|zorg|hulp|richtlijn|code|raad|commissie|poli|team|bureau|methode|model|schaal|lijst|test|programma|protocol|centrum|groep|dienst|aren|ische?|aanse?|eense?|ligion|theorie|module|loket|punt|lijn|syndroom|stoornis|trauma|beleid|netwerk|project|fonds|besluit|akkoord|systeem|app|ggz|arts|psycholoog|therapeut|pedagoog|begeleider|coach|werker|manager|voogd|straat|laan|weg|plein|school|college|lyceum|kliniek|ziekenhuis)$/
const verbLike = /(?:t|de|te|en|den|ten|d|je|tje)$/

/** Is this one of several words with a capital in a short line, such as a heading or the name of a course? */
const titled = (tokens: readonly Token[], at: number) => {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  return (before?.shape === 'title' && !isName(before)) || (after?.shape === 'title' && after.joined && !isName(after))
}

function cueBefore(text: string, tokens: readonly Token[], at: number, context: Before): Role | undefined {
  const token = tokens[at] as Token
  if (at === 0) {
    const lead = text.slice(0, token.start).trim()
    if (context === 'closing' && (lead === '' || lead === '-')) return 'said'
    if (context === 'name-label' && lead === '') return 'said'
    return undefined
  }
  const before = tokens[at - 1] as Token
  const gap = text.slice(before.end, token.start)
  if (
    gap === ' ' ||
    gap === '. ' ||
    gap === ', ' ||
    gap === ': ' ||
    gap === ' (' ||
    gap === ' "' ||
    gap === ' ‘' ||
    gap === ' “' ||
    gap === ": '" ||
    gap === '\n'
  ) {
    const role = before.raw === 'HA' ? undefined : roleBefore(before.bare)
    if (role) {
      if (gap === ', ' && !greetings.has(before.bare) && !closings.has(before.bare) && !familyRoles.has(before.bare))
        return undefined
      if (greetings.has(before.bare) && greeted.has(token.bare)) return undefined
      if (gap === '\n') return closings.has(before.bare) ? 'said' : undefined
      if (gap === '. ' && before.bare.length > 5) return undefined
      return role
    }
    if (gap === ' ' && (between.has(before.bare) || /^\p{Lu}$/u.test(before.raw)) && at > 1) {
      let far = at - 2
      while (far > 0 && between.has((tokens[far] as Token).bare) && (tokens[far + 1] as Token).joined) far -= 1
      const earlier = tokens[far] as Token
      const role = roleBefore(earlier.bare)
      if (role && /^[.:]? ?$/.test(text.slice(earlier.end, (tokens[far + 1] as Token).start))) return role
    }
  }
  if (gap === ',\n' || gap === ', \n' || gap === '\n\n' || gap === '.\n' || gap === ' \n') {
    if (closings.has(before.bare)) return 'said'
  }
  if (/^ ?, ?$/.test(gap) && closings.has(before.bare)) return 'said'
  // A nickname or what someone is called stands a few words on: "zijn zoon, die Daan heet".
  if (/^[ ,]{0,2}$/.test(gap)) {
    const after = tokens[at + 1]
    if (after && (after.bare === 'heet' || after.bare === 'genaamd') && after.joined) return 'said'
  }
  return undefined
}

function cueAfter(text: string, tokens: readonly Token[], at: number, weak: boolean): number {
  const token = tokens[at] as Token
  const tail = text.slice(token.end, token.end + 14)
  if (ageAfter.test(tail)) return 3
  if (weak) return 0
  if (/^['’]s /.test(tail) || /['’]s$/.test(token.raw)) return 1
  const next = tokens[at + 1]
  if (!next) return 0
  if (next.joined && tail.startsWith(' ')) {
    if (token.opens && saysVerbs.has(next.bare) && words.isFirstName(token.bare)) return 3.5
    if (personVerbs.has(next.bare)) return token.opens ? 1.5 : 1
  }
  if (next.joined && next.shape === 'title' && words.isCommonSurname(next.bare)) return 2
  if (next.joined && between.has(next.bare)) {
    let far = at + 2
    while (between.has(tokens[far]?.bare ?? '')) far += 1
    const surname = tokens[far]
    if (surname?.shape === 'title' && surname.joined && words.isSurname(surname.bare) && words.isFirstName(token.bare))
      return 2
  }
  return 0
}
const ageAfter =
  /^,? ?\((?:[mvjMVJ][., ]{1,2}|nu |bijna |net |toen )?\d{1,2}(?: ?(?:jr|jaar|j|mnd|maanden|y|yrs|years)\.?)?[,;) ]|^, ?\d{1,2}(?: jaar| jr)?[,.;)]/

/** What stands between a first name and a surname, or begins one: van der, de, El. */
function chainBefore(
  tokens: readonly Token[],
  at: number,
): { strong: boolean; capital: boolean; from: boolean } | null {
  if (!(tokens[at] as Token).joined) return null
  const last = tokens[at - 1]
  if (!last || !between.has(last.bare)) return null
  const earlier = (tokens[at - 1] as Token).joined ? tokens[at - 2] : undefined
  const strong =
    arabic.has(last.bare) ||
    (strongEnds.has(last.bare) && earlier !== undefined && (earlier.bare === 'van' || earlier.bare === 'v')) ||
    last.bare === 'vd' ||
    last.bare === 'vander' ||
    last.bare === 'vanden' ||
    last.bare === 'von' ||
    last.bare === 'ter'
  const head = earlier && between.has(earlier.bare) && earlier.shape === 'title' ? earlier : last
  return { strong, capital: head.shape === 'title' && !head.opens, from: head.bare !== 'de' && head.bare !== 'het' }
}

/** How far the name goes on to the right: more first names, what stands between, surnames, initials. */
function lastOfName(
  text: string,
  tokens: readonly Token[],
  at: number,
  mode: Mode,
  free: readonly boolean[],
  scores: Float32Array,
): number {
  let last = at
  for (let next = at + 1; next < tokens.length && next - at < 9; next++) {
    const token = tokens[next] as Token
    if (!token.joined || !free[next]) {
      const gap = text.slice((tokens[next - 1] as Token).end, token.start)
      if (
        !(
          free[next] &&
          next - 1 === last &&
          (gap === '-' || (gap === '. ' && (tokens[last] as Token).raw.length === 1))
        )
      )
        break
    }
    if (between.has(token.bare)) continue
    if (leads.has(token.bare)) {
      const after = tokens[next + 1]
      if (
        after?.joined &&
        /^(?:t|de|den|der|het)$/.test(after.bare.replace("'", '')) &&
        tokens[next + 2]?.shape === 'title' &&
        tokens[next + 2]?.joined &&
        words.isSurname((tokens[next + 2] as Token).bare)
      )
        continue
      break
    }
    const chained = next - last > 1
    const strongChain = chained && (chainBefore(tokens, next)?.strong ?? false)
    if (token.shape === 'title' || (token.shape === 'other' && /^\p{Lu}\p{Ll}+/u.test(token.raw))) {
      if ((stopWords.has(token.bare) && !strongChain) || words.isInhabitant(token.bare)) break
      if (
        chained &&
        !strongChain &&
        !words.isSurname(token.bare) &&
        (words.isOrdinary(token.bare) || placeCue(tokens, last + 1, next))
      )
        break
      last = next
    } else if (token.shape === 'upper' && (token.raw.length > 2 || mode === 'capitals')) {
      if (mode !== 'capitals' && !isName(token)) break
      if (mode === 'capitals' && !isName(token) && words.isOrdinary(token.bare)) break
      if (
        mode === 'capitals' &&
        words.isAmbiguous(token.bare) &&
        (scores[next] as number) < hint &&
        !chained &&
        !words.isCommonSurname(token.bare)
      )
        break
      last = next
    } else if (
      /^\p{Lu}$/u.test(token.raw) &&
      next === last + 1 &&
      (text[token.end] === '.' || !/^ [\p{L}]/u.test(text.slice(token.end, token.end + 2)))
    ) {
      last = next
    } else if (token.shape === 'lower') {
      if ((tokens[at] as Token).shape !== 'lower') {
        if (!(strongChain && words.isSurname(token.bare))) break
      } else if (!(words.isSurname(token.bare) || (strongChain && !words.isOrdinary(token.bare)))) break
      else if (words.isAmbiguous(token.bare) && !(chained || words.isCommonSurname(token.bare))) break
      else if (personVerbs.has(token.bare) || stopWords.has(token.bare)) break
      last = next
    } else break
  }
  return last
}

const placeCue = (tokens: readonly Token[], from: number, to: number) => {
  for (let i = from; i < to; i++) if (tokens[i]?.bare === 'van' || tokens[i]?.bare === 'te') return true
  return false
}

/** How far it goes on to the left: what stands between, when it belongs to the surname, and initials. */
function firstOfName(text: string, tokens: readonly Token[], at: number, free: readonly boolean[]): number {
  let first = at
  while (
    first > 0 &&
    free[first - 1] &&
    (tokens[first] as Token).joined &&
    between.has((tokens[first - 1] as Token).bare)
  ) {
    const before = tokens[first - 1] as Token
    const chain = chainBefore(tokens, first)
    if (before.shape === 'lower' && !chain?.strong && !(first < at)) {
      if (before.bare !== 'de' && before.bare !== 'den' && before.bare !== 'ten') break
      const earlier = tokens[first - 2]
      if (!(earlier && (earlier.bare === 'van' || roleBefore(earlier.bare) === 'said'))) break
    }
    if (before.opens && before.bare !== 'el' && before.bare !== 'al' && !words.isSurname((tokens[at] as Token).bare))
      break
    first -= 1
  }
  while (
    first > 0 &&
    free[first - 1] &&
    /^\p{Lu}{1,3}$/u.test((tokens[first - 1] as Token).raw) &&
    /^\.? ?$/.test(text.slice((tokens[first - 1] as Token).end, (tokens[first] as Token).start)) &&
    (tokens[first - 1] as Token).raw.length === 1
  )
    first -= 1
  const title = tokens[first - 1]
  if (
    title?.shape === 'title' &&
    first === at &&
    free[first - 1] &&
    tokens[first]?.joined &&
    !title.opens &&
    words.isFirstName((tokens[at] as Token).bare) &&
    !roleBefore(title.bare) &&
    !stopWords.has(title.bare) &&
    !between.has(title.bare) &&
    !words.isInhabitant(title.bare)
  )
    return first - 1
  return first
}
