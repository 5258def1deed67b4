import { type Stretch, stretchesOf } from './found.ts'
import { both, type Starts, wordSet } from './starts.ts'
import type { Token } from './tokens.ts'
import { words } from './words/lookup.ts'

/**
 * Where a surname stands as that of someone who wrote: it may be someone of the story all the same, so what is here
 * by nothing but its capital or a list of surnames is a hint. With a year it is no name at all: protected.ts.
 */
export function citedIn(text: string, starts: Starts, tokens: readonly Token[]): Stretch[] {
  const { capitals } = starts
  if (capitals.length === 0) return []
  const all = [
    ...(together.test(text) ? stretchesOf(text, pair, both(capitals, starts.of(particles))) : []),
    ...stretchesOf(text, wrote, starts.of(writes).length > 0 ? both(capitals, starts.of(particles)) : []),
    ...stretchesOf(text, between, starts.sign('(')),
    ...stretchesOf(text, after, starts.of(leads)),
    ...stretchesOf(text, methodOf, capitals),
  ]
  const owned = genitive.test(text) ? stretchesOf(text, theirs, capitals) : []
  return [...owned, ...all.filter((one) => onlySurnames(text, tokens, one))].sort((a, b) => a.start - b.start)
}

/** No first name that is nothing else, and not first names alone: "Jana en Omar" are no authors. */
function onlySurnames(text: string, tokens: readonly Token[], { start, end }: Stretch): boolean {
  const ampersand = text.slice(start, end).includes('&')
  let surnames = 0
  for (const token of tokens) {
    if (token.start < start || token.end > end || !/^\p{Lu}\p{Ll}/u.test(token.raw)) continue
    if (particle.test(token.bare)) continue
    const [bare = ''] = token.bare.split('-')
    if (!words.isFirstName(bare)) surnames += 1
    else if (!ampersand && !words.isSurname(bare)) return false
  }
  return surnames > 0
}

const particle = /^(?:van|de|den|der|ten|ter|von)$/
const particles = wordSet('van de den der ten ter von')
const author = String.raw`(?:(?:[Vv]an der|[Vv]an den|[Vv]an de|[Vv]an|[Dd]e|[Dd]en|[Tt]en|[Tt]er|[Vv]on) )?\p{Lu}[\p{L}'’-]{1,24}`
const authors = String.raw`${author}(?:(?:, | & | en | and |, en |, & )${author}){0,4}`
const together = / (?:&|en|and) /
/** "Main en Solomon", "Coppens en Van Kregten": two surnames. */
const pair = new RegExp(
  String.raw`(?<![\p{L}\d]|\p{Lu}\p{Ll}+ )${author}(?:, ${author})*(?: & | en | and )${author}`,
  'gu',
)
const writing =
  'ontwikkel(?:t|de|den)|schreef|schreven|schrijft|beschrijft|beschreef|stel(?:t|de) (?:dat|voor)|pleit|pleitte|betoogt|betoogde|noem(?:t|de|en) (?:dit|dat|het)|spreekt van|sprak van|zou(?:den)? (?:zeggen|spreken|vragen|zoeken)|toont|toonde|toonden|liet zien|laat zien|vertaal(?:t|de|den)|maak(?:t|te|ten) onderscheid|onderscheid(?:t|en)|introduceerde|concludeert|concludeerde|waarschuwt|deed (?:er |hier )?(?:\\p{Ll}+ )?onderzoek|legt (?:dit|dat|het)|werkte (?:dit|dat|het)|(?:zijn|is) (?:daar|hier) helder|argues?|argued|describes?|described|suggests?|writes? (?:about|on|that)|wrote (?:about|on|that)|calls? (?:this|it)|recommends?|on \\p{Ll}{4,20}'
const writes = wordSet(
  'ontwikkelt ontwikkelde ontwikkelden schreef schreven schrijft beschrijft beschreef stelt stelde pleit pleitte betoogt betoogde noemt noemde noemen spreekt sprak zou zouden toont toonde toonden liet laat vertaalt vertaalde vertaalden maakt maakte maakten onderscheidt onderscheiden introduceerde concludeert concludeerde waarschuwt deed legt werkte zijn is argue argues argued describe describes described suggest suggests write writes wrote call calls recommend recommends on',
)
/** "Gersons noemt dit", "Foa on phases". */
const wrote = new RegExp(String.raw`(?<![\p{L}\d])${authors} (?:${writing})(?!\p{L})`, 'gu')
/** "(Fraiberg)", "(naar Lovett)": alone between brackets. */
const between = new RegExp(
  String.raw`\((?:zie |naar |van |volgens |cf\.? |o\.a\. |bijv\. |see )?(?:ook )?${authors}\)`,
  'gu',
)
const leads = wordSet('naar zie lees las gelezen dacht denk gebaseerd geinspireerd read reading according following cf')
/** "zie ook Cloitre", "dacht ik aan Nagy". */
const after = new RegExp(
  String.raw`(?<!\p{L})(?:[Nn]aar(?= \p{Lu}\p{L}+['’]s )|[Zz]ie(?: ook)?|[Ll]ees|las|gelezen(?: van| bij)?|dacht ik (?:aan|bij)|denk (?:ik )?aan|gebaseerd op|geïnspireerd (?:op|door)|[Rr]ead|[Rr]eading|[Aa]ccording to|[Ff]ollowing|[Cc]f\.?) ${authors}`,
  'gu',
)
const genitive = /['’]s /
/** "Gilbert's three circles". */
const theirs =
  /(?<![\p{L}\d])\p{Lu}[\p{L}-]{2,20}['’]s (?:\p{Ll}{3,8} )?(?:circles?|compass|cirkels?|kompas|werk|work|boek|book|idea|ideas|ideeën|triangle|driehoek|stages|fasen|treden|hierarchy|taken|tasks|concept|onderzoek|research|approach|benadering|visie)(?!\p{L})/gu
/** "Strange Situation van Ainsworth", "IFS van Schwartz". */
const methodOf = new RegExp(
  String.raw`(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]{2,20} \p{Lu}[\p{L}-]{2,20}|\p{Lu}{2,8}[\d-]{0,3}) (?:van|volgens|naar|of|by) ${authors}`,
  'gu',
)
