import { articles, placeCues } from './around-names.ts'
import { type Found, type Stretch, stretchesOf } from './found.ts'
import { hits } from './merged.ts'
import { type Starts, wordSet } from './starts.ts'
import type { Mode, Token } from './tokens.ts'
import { words } from './words/lookup.ts'
import { isPhrase, type Phrases } from './words/phrases.ts'

/** Towns, villages, islands and quarters: by the list where it is sure, by what stands before where it is not. */
export function places(
  text: string,
  starts: Starts,
  tokens: readonly Token[],
  phrases: Phrases,
  mode: Mode,
  zones: readonly Stretch[],
): Found[] {
  const found: Found[] = []
  const towns = phrases.place
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (hits(zones, token)) continue
    const count = towns.get(at) ?? partOfTown(tokens, at)
    if (count > 0) {
      const last = tokens[at + count - 1] as Token
      const tier = tierOf(text, tokens, at, count, mode)
      if (tier) {
        found.push({
          start: withApostrophe(text, token.start),
          end: last.end,
          category: 'place',
          tier,
          reason: tier === 'A' ? 'place-from-list' : 'place-after-cue',
        })
        at += count - 1
      }
      continue
    }
    if (isPlaceByCue(text, tokens, at, mode)) {
      let last = at
      while (tokens[last + 1]?.shape === 'title' && tokens[last + 1]?.joined && !hits(zones, tokens[last + 1] as Token))
        last += 1
      found.push({
        start: token.start,
        end: (tokens[last] as Token).end,
        category: 'place',
        tier: 'B',
        reason: 'place-after-cue',
      })
      at = last
    }
  }
  for (const { start, end } of stretchesOf(text, quarter, starts.of(quarterWords))) {
    if (!hits(zones, { start, end }))
      found.push({ start, end, category: 'place', tier: 'B', reason: 'place-after-cue' })
  }
  return found
}

/** A side of a town, written as one word: Tilburg-Noord. */
function partOfTown(tokens: readonly Token[], at: number): number {
  const token = tokens[at] as Token
  const parts = /^(.{3,20})-(?:noord|zuid|oost|west|centrum|stad|dorp)$/.exec(token.bare)
  if (!parts || token.shape !== 'title') return 0
  return isPhrase('place', parts[1] as string) ? 1 : 0
}

const quarterWords = wordSet('wijk buurt stadsdeel dorp dorpje gehucht gemeente eiland plaatsje village town regio')
const quarter =
  /(?<!\p{L})(?:[Ww]ijk|[Bb]uurt|[Ss]tadsdeel|[Dd]orp|[Dd]orpje|[Gg]ehucht|[Gg]emeente|[Ee]iland|[Pp]laatsje|[Vv]illage of|[Tt]own of|[Rr]egio)(?:,)? (?<mark>(?:(?:de|het|'t|den|De|Het|Den) )?\p{Lu}[\p{L}'’-]{2,24}(?:[ -](?:en|aan|a\/d|op|bij|van|de|den|het|\p{Lu}[\p{L}'’-]{1,24})){0,3}(?<=[\p{L}]{3}))/dgu

const withApostrophe = (text: string, start: number) => (/['’]/.test(text[start - 1] ?? '') ? start - 1 : start)

function tierOf(text: string, tokens: readonly Token[], at: number, count: number, mode: Mode): 'A' | 'B' | null {
  const token = tokens[at] as Token
  const before = tokens[at - 1]
  const afterHouse = house.test(text.slice(Math.max(0, token.start - 9), token.start))
  const cued =
    afterHouse || (before !== undefined && token.joined && (placeCues.has(before.bare) || strongCues.has(before.bare)))
  const cap =
    token.shape === 'title' || token.shape === 'other' || (count > 1 && tokens[at + count - 1]?.shape === 'title')
  const sure = !words.isAmbiguous(token.bare) && !words.isFirstName(token.bare) && !words.isSurname(token.bare)
  const called = /(?:van|de|den|der|ten|ter) $/i.test(text.slice(Math.max(0, token.start - 4), token.start))
  const after = tokens[at + count]
  // "Jan Hoorn", "mevrouw Huizen": a town that follows a name is the surname.
  const beforeIsName =
    before !== undefined && token.joined && before.shape === 'title' && !before.opens && words.isFirstName(before.bare)
  if (cap) {
    if (beforeIsName && !cued) return null
    if (count > 1) return 'A'
    if (sure)
      return called && /van der? $|van den $/i.test(text.slice(Math.max(0, token.start - 9), token.start)) ? null : 'A'
    if (words.isFirstName(token.bare) && !cued) return null
    if (cued)
      return words.isAmbiguous(token.bare) || words.isFirstName(token.bare) ? (token.raw.length > 2 ? 'B' : null) : 'A'
    if (after && /^(?:centrum|noord|zuid|oost|west)$/.test(after.bare) && after.joined) return 'B'
    if (words.isAmbiguous(token.bare)) return null
    return token.opens || called ? null : 'B'
  }
  if (token.shape === 'upper' && (mode === 'capitals' || token.raw.length > 4)) {
    if (count > 1 || sure) return 'A'
    return cued && !words.isAmbiguous(token.bare) ? 'B' : null
  }
  if (token.shape === 'lower') {
    const notWord = !words.isAmbiguous(token.bare)
    if (count > 1 && /^(?:de|het|den|een)$/.test(token.bare)) return null
    if (count > 1) return cued || notWord ? 'B' : null
    if (token.raw.length < 4 || !notWord) return cued && before && lowerCues.has(before.bare) && notWord ? 'B' : null
    if (sure) return 'B'
    return cued ? 'B' : null
  }
  return null
}

/** A town comes after a house number or a postcode. */
const house = /(?:[a-z]|[A-Z]{4}|[.]) ?\d{1,4} ?[a-zA-Z]?[,]?[ \n]$|\d{4} ?[A-Za-z]{2}[ ,\n]{1,2}$/
const strongCues = new Set(
  'woont woonde wonen woonachtig verhuisd verhuisden verhuizen verhuist geboren opgegroeid lives moved born noord oost zuid west'.split(
    ' ',
  ),
)
const lowerCues = new Set('in te uit naar'.split(' '))

/** A capital word that no list knows, after a word that a place follows. */
function isPlaceByCue(text: string, tokens: readonly Token[], at: number, mode: Mode): boolean {
  const token = tokens[at] as Token
  const before = tokens[at - 1]
  if (mode === 'capitals' || token.shape !== 'title' || token.opens || !before || !token.joined || token.raw.length < 3)
    return false
  if (!byCue.has(before.bare) || articles.has(before.bare)) return false
  const { bare } = token
  if (words.isFirstName(bare) || words.isInhabitant(bare) || words.isAmbiguous(bare)) return false
  const lives = livesBefore.test(text.slice(Math.max(0, before.start - 14), before.start))
  if (lives ? words.isPlain(bare) : words.isOrdinary(bare)) return false
  if (notPlace.test(bare) || (bare.includes('-') && bare.split('-').some(words.isOrdinary))) return false
  if (before.bare === 'te' || before.bare === 'regio' || before.bare === 'gemeente') return true
  return words.isSurname(bare)
    ? /^(?:woont|woonde|wonen|school|geboren|verhuisd|opgegroeid|werkt) /.test(
        text.slice(Math.max(0, before.start - 12), before.start).replace(/^\S* /, ''),
      ) ||
        before.bare === 'uit' ||
        before.bare === 'naar' ||
        before.bare === 'in'
    : true
}
const livesBefore =
  /(?:woont|woonde|wonen|woonden|geboren|verhuisd|verhuisde|verhuisden|opgegroeid|woonachtig|wonende) $/
const byCue = new Set('in te uit naar regio gemeente omgeving nabij near rond vanuit richting'.split(' '))
const notPlace =
  /(?:therapie|wet|zorg|hulp|app|ggz|college|lyceum|school|straat|laan|weg|plein|gracht|kade|protocol|methode|training|ziekenhuis|kliniek|fase|stoornis|test|lijst|team)$/
