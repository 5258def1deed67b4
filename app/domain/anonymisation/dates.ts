import { type Found, stretchesOf } from './found.ts'
import { numberWords } from './number-words.ts'
import { both, type Starts, wordSet, wordsLike } from './starts.ts'

/** Dates of a day, with or without a year, in digits and in words; a month, season or feast with a year is likely one. */
export function dates(text: string, starts: Starts): Found[] {
  const days = both(starts.digits, starts.of(weekdays))
  const numbered = both(both(starts.digits, starts.of(numberWords)), starts.of(weekdays))
  const found: Found[] = []
  const add = (start: number, end: number, tier: Found['tier'], reason: Found['reason']) =>
    found.push({ start, end, category: 'date', tier, reason })
  for (const { start, end, match } of stretchesOf(text, dayMonth, numbered)) {
    if (notAMonth(match[0])) continue
    add(start, end, 'A', /\d{4}|'\d\d/.test(match[0]) ? 'full-date' : 'day-and-month')
  }
  for (const { start, end } of stretchesOf(text, monthDay, both(starts.of(monthWords), starts.of(weekdays))))
    add(start, end, 'A', 'full-date')
  for (const { start, end, match } of stretchesOf(text, numeric, days)) {
    const [a, b, c] = [match[2], match[4], match[5]?.replace(/\D/, '')].map(Number) as [number, number, number]
    const separator = match[3]
    if (isDay(a, b) || (isDay(b, a) && separator === '/')) {
      if (separator === ' ' && String(match[5]).length !== 4) continue
      if (c < 1900 && String(match[5]).length === 4) continue
      add(start, end, 'A', 'full-date')
    }
  }
  for (const { start, end } of stretchesOf(text, iso, starts.digits)) add(start, end, 'A', 'full-date')
  for (const { start, end, match } of stretchesOf(text, short, days)) {
    const [day, month] = [Number(match[2]), Number(match[4])]
    const before = text.slice(Math.max(0, start - 24), start)
    if (!isDay(day, month) || notDate.test(text.slice(end, end + 16)) || scoreBefore.test(before)) continue
    const zeros = /^0\d|^\d\d$/.test(match[4] as string) && (match[4] as string).startsWith('0') && day > 0
    const descends =
      match[3] !== '.' &&
      day > month &&
      !(day === 24 && month === 7) &&
      /^(?:$|[\s,;):.])/.test(text.slice(end, end + 1))
    if (match[1] || dateCue.test(before) || descends || (zeros && match[3] !== '.'))
      add(start, end, zeros || match[1] ? 'A' : 'B', 'day-and-month')
  }
  for (const { start, end } of stretchesOf(text, feast, starts.of(feastBegins))) add(start, end, 'B', 'feast-day')
  for (const { start, end } of stretchesOf(text, feastAlone, starts.of(feastBegins))) add(start, end, 'A', 'feast-day')
  for (const { start, end } of stretchesOf(text, season, starts.of(seasonBegins)))
    add(start, end, 'B', 'month-and-year')
  for (const { start, end, match } of stretchesOf(text, monthYear, starts.of(monthWords))) {
    const born = /(?:geb|geboren|born|gbd)[.:]?(?: in)? $/i.test(text.slice(Math.max(0, start - 14), start))
    if (!/^(?:may|mar) /.test(match[0])) add(start, end, born ? 'A' : 'B', 'month-and-year')
  }
  return found
}

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|jan|feb|febr|mrt|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec'
const month = `(?:${months})`
const monthWords = wordSet(months.split('|'))
const weekdays = wordSet(
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
)
const feastBegins = wordsLike(
  /^(?:eerste|tweede|1e|2e|kerst|pasen|pinksteren|hemelvaart|sinterklaas|pakjesavond|oud|oudejaars|boxing|nieuwjaarsdag|koning|bevrijding|dodenherdenking|suikerfeest|offerfeest|carnaval|moederdag|vaderdag|sint|halloween|christmas|easter|eid|new|ramadan)/,
)
const seasonBegins = wordsLike(
  /^(?:de|het|begin|midden|eind|vroege|late|laat|voorjaar|lente|zomer|najaar|herfst|winter|kerstvakantie|meivakantie|spring|summer|autumn)/,
)
const weekday =
  '(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\\.?,? )'
const ones =
  'eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|dertigste'
const cardinals =
  'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig'
const tens =
  '(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën|ëen)twintig(?:ste)?|(?:een|één)endertig(?:ste)?'
const english =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first'
const dayNumber = '(?:0?[1-9]|[12]\\d|3[01])(?:e|ste|de|st|nd|rd|th)?'
const day = `(?:${dayNumber}|${tens}|${ones}|${cardinals}|${english})`
const year = "(?:(?:19|20)\\d\\d|'\\d\\d|[‘’]\\d\\d)"
const dayMonth = new RegExp(
  `(?<![\\p{L}\\d.,-]|\\d )${weekday}?(?:${day} {0,2}(?:-|–|/|t/m|tot en met|tot|en|of|op|to|and) {0,2})?${day}[ .\\-/]{1,2}(?:of )?${month}(?![\\p{L}])\\.?(?:(?:,? {1,2}|[-/])${year}(?!\\d))?`,
  'giu',
)
const monthDay = new RegExp(
  `(?<![\\p{L}\\d])${weekday}?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.? (?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d\\p{L}%]|[.,]\\d)(?:,? (?:19|20)\\d\\d(?!\\d))?`,
  'gu',
)
const numeric = new RegExp(
  `(?<![\\p{L}\\d./-]|\\d )(${weekday})?(\\d{1,2})([-./ ]|[-./] )(\\d{1,2})(?:\\3)((?:19|20)\\d\\d|['’]?\\d\\d)(?![\\d\\p{L}]|[-/]\\d)`,
  'giu',
)
const iso = /(?<![\p{L}\d./-])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d\p{L}]|[-/]\d)/gu
const short = new RegExp(
  `(?<![\\p{L}\\d.,/€%+-]|\\d )(${weekday})?(\\d{1,2})([-/.])(\\d{1,2})(?![\\d\\p{L}%]|[-./,:]\\d)`,
  'giu',
)
const dateCue =
  /(?:(?:^|[\s(])(?:observatie|int|notitie|telefoontje|belletje|mdo|op|d\.?d\.?|dd|datum|sinds|vanaf|per|tot|t\/m|afspraak|gesprek|sessie|consult|huisbezoek|zitting|overleg|intake|geb|geb\.|geboren|gb|on|since|dob|brief van|mail van|bericht van|verslag van|formulier van|meting van|melding van|d\.d))[.:]? ?$|^\s*$|\n$/i
const scoreBefore =
  /(?:sud|voc|score|cijfer|schaal|gaf|rapportcijfer|gaf zichzelf|ratio|stap|fase|sessies?|bloeddruk|rr|dosis|week)[\s:=]{0,3}(?:van |is |een )?$/i
const notDate =
  /^ ?(?:jaar|jr|jarige|keer|x\b|maal|weken|week|dagen|dag|uur|uren|u\b|min|minuten|maanden|mnd|punten|mg|ml|kg|cm|personen|kinderen|sessies|gesprekken|times|years|weeks|hours|sessions|per )/i
const feast =
  /(?<!\p{L})(?:(?:eerste|tweede|1e|2e) )?(?:kerst(?:avond|dag|mis)?|pasen|pinksteren|hemelvaart(?:sdag)?|sinterklaas(?:avond)?|pakjesavond|oud ?(?:en|&) ?nieuw|nieuwjaarsdag|koningsdag|koninginnedag|bevrijdingsdag|dodenherdenking|suikerfeest|offerfeest|carnaval|moederdag|vaderdag|sint maarten|halloween|christmas(?: eve| day)?|easter|eid|new year's eve|ramadan)(?: van)? (?:(?:19|20)\d\d|['’]\d\d)(?!\d)/giu
const feastAlone =
  /(?<!\p{L})(?:(?:eerste|tweede|1e|2e) (?:kerstdag|paasdag|pinksterdag)|kerstavond|oudejaars(?:avond|dag|nacht)|nieuwjaarsdag|koningsdag|pakjesavond|christmas (?:eve|day)|new year's (?:eve|day)|boxing day)(?!\p{L})/giu
const season =
  /(?<!\p{L})(?:(?:de |het )?(?:begin|midden|eind|vroege|late|laat)? ?)?(?:voorjaar|lente|zomer|najaar|herfst|winter|zomervakantie|herfstvakantie|kerstvakantie|voorjaarsvakantie|meivakantie|spring|summer|autumn)(?: van| of)? (?:(?:19|20)\d\d|['’]\d\d)(?!\d)/giu
const monthYear = new RegExp(
  `(?<![\\p{L}\\d]|\\d )${month}\\.?(?: van)? (?:dit jaar|vorig jaar|dat jaar|this year|last year|(?:19|20)\\d\\d|['’]\\d\\d)(?![\\d])`,
  'giu',
)

const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12

/** "Twee maart", but not "een mei…", nor "3 may be" or "een dec." where the word is another. */
function notAMonth(match: string): boolean {
  if (/\d ?\/ ?\d+ (?:may|mar|jan)$/.test(match)) return true
  return / (?:may|march|mar)$/.test(match) || /^(?:een|en|of) (?:jan|mei|mar|sep|dec)\.?$/i.test(match)
}
