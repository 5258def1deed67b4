import { type Found, stretchesOf } from './found.ts'
import { type Starts, wordSet, wordsLike } from './starts.ts'

/** Names of accounts: with an @, after the name of a network, or by digits and underscores as people write them. */
export function handles(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number, tier: Found['tier']) =>
    found.push({ start, end, category: 'handle', tier, reason: 'account-name' })
  for (const { start, end, match } of stretchesOf(text, at, starts.sign('@'))) {
    const length = match[0].replace(/[._]+$/, '').length
    if (length > 3 && !/^@(?:team|all|here|everyone|iedereen|allen|channel)\b/i.test(match[0]))
      add(start, Math.min(end, start + length), 'A')
  }
  for (const { start, end, match } of stretchesOf(text, afterNetwork, starts.of(networkBegins))) {
    const name = match.groups?.mark ?? ''
    if (/[\d_.]/.test(name.replace(/\.$/, '')) || match.groups?.sure)
      add(start, end - (name.endsWith('.') ? 1 : 0), 'A')
  }
  for (const { start, end, match } of stretchesOf(text, calls, starts.of(callsBegins))) {
    if (/[\d_.]/.test(match.groups?.mark ?? '')) add(start, end, 'A')
  }
  for (const { start, end } of text.includes('_') ? stretchesOf(text, underscored) : []) add(start, end, 'B')
  return found
}

const at = /(?<![\p{L}\d._%+@-])@[\p{L}\d_][\p{L}\d._-]{1,38}/gu
const network =
  '(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|fb|twitter|x-account|discord|roblox|telegram|twitch|steam|youtube|xbox|playstation|psn|minecraft|fortnite|linkedin|skype|teams|signal|onlyfans|tinder|whatsapp)'
const networkBegins = wordsLike(
  /^(?:insta|snap|tiktok|facebook|fb|twitter|x-account|discord|roblox|telegram|twitch|steam|youtube|xbox|playstation|psn|minecraft|fortnite|linkedin|skype|teams|signal|onlyfans|tinder|whatsapp|account|gebruiker|username|gamertag|nick|profiel|schermnaam|inlognaam|alias|user|handle|kanaal)/,
)
const callsBegins = wordSet('zich zichzelf noemt noemde hij zij ze als onder naam called name')
const afterNetwork = new RegExp(
  `(?<!\\p{L})(?:${network}(?:[- ]?(?:account|naam|profiel|kanaal|id|gebruiker|gebruikersnaam|handle|tag))?|account(?:naam)?|gebruikersnaam|username|gamertag|nickname|nick|profielnaam|schermnaam|inlognaam|alias|user|handle|kanaal|profiel)[: ]{1,3}(?<sure>(?:heet|genaamd|onder de naam|met de naam|is|onder|named|called|naam|met als naam|als|van|name)[: ]{1,2})?["'‘“]?(?<mark>[\\p{L}\\d][\\p{L}\\d._-]{2,30}[\\p{L}\\d_])(?![\\p{L}\\d@])`,
  'dgiu',
)
const underscored =
  /(?<![\p{L}\d._@/-])(?=[\p{L}\d._]{0,30}_)(?=[\p{L}\d._]{0,30}\p{L}{2})[\p{L}\d.]{2,20}(?:_[\p{L}\d.]{1,20}){1,4}(?![\p{L}\d@_/-])/gu
const calls =
  /(?<!\p{L})(?:(?:zich|zichzelf|noemt|noemde|hij|zij|ze) |als |onder de naam |als naam |naam |called |name )["'‘“]?(?<mark>(?=[\p{L}\d._-]{0,24}\p{L})(?=[\p{L}\d._-]{0,24}[\d_])[\p{L}\d][\p{L}\d._-]{3,28}[\p{L}\d_])(?![\p{L}\d@])/dgu
