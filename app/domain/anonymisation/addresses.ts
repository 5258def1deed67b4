import { type Found, type Stretch, stretchesOf } from './found.ts'
import { hits } from './merged.ts'
import { both, type Starts, wordSet, wordsLike } from './starts.ts'
import type { Mode } from './tokens.ts'

/** Streets with or without a house number; a number alone only after a street. */
export function addresses(text: string, starts: Starts, mode: Mode, zones: readonly Stretch[]): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number, tier: Found['tier']) => {
    const from = start + (/^(?:de|het|den|'t) /.exec(text.slice(start, start + 5))?.[0].length ?? 0)
    if (!hits(zones, { start: from, end }))
      found.push({ start: from, end, category: 'address', tier, reason: 'street' })
  }
  for (const { start, end, match } of stretchesOf(
    text,
    street,
    starts.of(streetEnds).length > 0 ? both(both(starts.capitals, starts.of(streetBegins)), starts.of(genitive)) : [],
  )) {
    if (notStreet.test(match[0])) continue
    add(start, end, match[1] ? 'A' : 'B')
  }
  const lower = mode === 'capitals' ? text.toLowerCase() : text
  for (const { start, end, match } of stretchesOf(
    lower.length === text.length ? lower : text,
    lowerStreet,
    both(starts.of(lowerEnds), starts.of(streetBegins)),
  ))
    if (!notStreet.test(match[0])) add(start, end, 'A')
  for (const { start, end } of stretchesOf(text, onThe, starts.of(livesAt))) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, small, starts.of(smallBegins))) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, abroad, starts.of(abroadWords).length > 0 ? starts.capitals : []))
    add(start, end, 'A')
  for (const { start, end, match } of stretchesOf(
    text,
    numbered,
    starts.digits.length > 0 ? both(starts.capitals, starts.of(theWords)) : [],
  ))
    if (!notNumbered.test(match[0])) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, kindFirst, starts.digits.length > 0 ? starts.capitals : []))
    add(start, end, 'A')
  for (const { start, end } of stretchesOf(
    text,
    english,
    starts.of(englishStreet).length > 0 ? both(starts.capitals, starts.digits) : [],
  ))
    add(start, end, 'B')
  return found
}

const suffix =
  '(?:straat|str\\.|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|dreef|plantsoen|park|markt|baan|wal|weide|veld|kamp|brink|haven|dam|akker|berg|burcht|boulevard|allee|erf|hoek|heuvel|kwartier|rode|stede|dorp|gaarde|zoom|ring|plaats|oord|wijk|huizen|horst|esch|es|kant|zijde|eind|einde|vaart|werf|brug|poort|sluis|schans|steiger|vest|veste|gaard|drift|beemd|oever|borg|duin|polder|tuin|zicht|hage|meent|kolk|weerd|land)'
const sure =
  '(?:straat|straatje|str\\.|laan|laantje|weg|weggetje|plein|pleintje|gracht|kade|singel|steeg|dreef|plantsoen|boulevard|allee|gaarde|stede)'
const house =
  '(?:nr\\.? ?|nummer |no\\.? ?)?\\d{1,4}(?: ?[-/]? ?(?:[a-hA-H]|bis|hs|huis|I{1,3}|IV|rood|zw)(?![\\p{L}\\d])|-\\d{1,3}| ?[a-h](?![\\p{L}\\d]))?(?![\\d\\p{L}%]|[.,:]\\d)'
const given =
  "(?:(?:[\\p{Lu}]\\.|[\\p{Lu}][\\p{L}'’.-]{1,20}|van der|van den|van de|van|de|den|der|het|ten|ter|Oude|Nieuwe|1e|2e|3e|Eerste|Tweede|Derde)[ -]){0,4}"
const street = new RegExp(
  `(?<![\\p{L}\\d-])(?:${given.replace('{0,4}', '{0,4}?')}(?:s-)?[\\p{Lu}][\\p{L}'’-]{0,30}?(?:${sure}|${suffix}(?= \\d{1,4}[ a-zA-Z,.\\n)]| \\d{1,4}$))|[\\p{Lu}][\\p{L}'’-]{2,24}(?: [\\p{Lu}][\\p{L}'’-]{2,24}){0,2} (?:Straat|Laan|Weg|Plein|Gracht|Kade|straat|laan|weg|plein|kade|gracht))(?![\\p{L}])(?:,? (${house}))?`,
  'gu',
)
const lowerStreet =
  /(?<![\p{L}\d-])(?:(?:van|de|den|der|ten|ter|burgemeester|burg|prins|prinses|koningin|oude|nieuwe|dokter|dr|pastoor|sint|st)\.? ){0,3}[\p{Ll}'’-]{3,24}(?:straat|str|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|dreef|plantsoen|park|drift|gaarde|brink|boulevard|allee) (?:nr\.? ?|nummer )?\d{1,4}(?: ?[a-h])?(?![\d\p{L}%]|[.,:]\d)/gu
/** "op de Brink 4", "aan het Spui", "aan de Oude Rijn". */
const onThe =
  /(?<!\p{L})(?:aan|woont op|wonen op|woonde op|adres:?|woonachtig op) (?<mark>(?:de|het|den|'t|De|Het|Den) [\p{Lu}][\p{L}'’-]{2,24}(?: [\p{Lu}][\p{L}'’-]{2,24}){0,2}(?: \d{1,4} ?[a-hA-H]?(?![\p{L}\d]))?)/dgu
/** Without a number and without a capital, in haste: "aan de parkweg". */
const small =
  /(?<!\p{L})aan (?:de|het|t) (?<mark>(?!(?:snel|rij|hoofd|zij|spoor|straat|vaar|fiets|water|buiten)(?:weg|straat)\b)\p{Ll}{3,20}(?:straat|laan|weg|gracht|kade|singel|plein|dreef))(?!\p{L})/dgu
const smallBegins = wordSet('aan')
/** "Lingener Straße 14", "Hauptstr. 3", "Rue de la Loi 16". */
const abroad =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]{2,24} ?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|Platz|Allee)|[Rr]ue (?:de la |de l'|du |des |de )?\p{Lu}[\p{L}-]{2,24})(?:,? \d{1,4}(?: ?[a-h])?(?![\d\p{L}]))/gu
const abroadWords = wordsLike(/(?:strasse|str|platz|allee)$|^rue$/)
const numbered =
  /(?<!\p{L})(?:(?<=(?:[Ww]oon(?:t|de|achtig)|[Ww]onen|[Aa]dres|[Ww]oonadres|[Vv]erhuisd|[Pp]and|[Ff]lat)[ :]{1,2}(?:op|aan|naar|te|is|in)?[ :]{0,2})|(?<=^|\n))(?:(?:[Dd]e|[Hh]et|[Dd]en|'t) )?[\p{Lu}][\p{L}'’-]{2,24}(?: [\p{Lu}][\p{L}'’-]{2,24}){0,2} \d{1,4}(?:-\d{1,3}(?=, | in )| ?[a-hA-H])?(?=[,;\n]| \/ |\.(?!\d)|$| te | in )/gu
const english =
  /(?<![\p{L}\d])\d{1,4}[a-d]? (?:\p{Lu}[\p{L}'’]{2,20} ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Court|Way|Terrace|Square|Gardens|Crescent|Hill|Place)(?!\p{L})|(?<![\p{L}\d])(?:\p{Lu}[\p{L}'’]{2,20} ){1,3}(?:Street|Road|Lane|Avenue)(?!\p{L})/gu

const streetBegins = wordSet(
  'van de den der het ten ter 1e 2e 3e burgemeester burg prins prinses koningin oude nieuwe dokter dr pastoor sint st',
)
/** 's-Gravenweg. */
const genitive = wordsLike(/^s-\p{L}/u)
const theWords = wordSet("de het den 't t")
const livesAt = wordSet('aan woont wonen woonde adres woonachtig')
const streetEnds = wordsLike(
  new RegExp(
    `(?:${suffix.slice(3, -1)}|straatje|laantje|weggetje|pleintje|gaarde|stede)$`.replace('str\\.', 'str'),
    'u',
  ),
)
const lowerEnds = wordsLike(
  /(?:straat|str|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|dreef|plantsoen|park|drift|gaarde|brink|boulevard|allee)$/,
)
const englishStreet = wordsLike(
  /^(?:street|road|lane|avenue|drive|close|court|way|terrace|square|gardens|crescent|hill|place)$/,
)
const notStreet =
  /^(?:Sesamstraat|Snelweg|Onderweg|Halverwege|Ommeweg|Lange weg|De weg|Een weg|Op weg|Rustig Plein|Anderhalf|Zorgpad|Zorgplein|Leerplein|Behandelpad|Stappenpad|Speelpark|Vakantiepark|Pretpark|Bungalowpark)|(?:^|\s)(?:op straat|onderweg|levensweg|werkplaats|snelweg|uitweg|omweg|tussenweg|middenweg|terugweg|heenweg|zorgpad|hersteltraject)(?: |$)|(?:[Aa]rbeids|[Ww]oning|[Vv]luchtelingen|[Kk]inder|[Jj]eugd)markt/
/** "Laan van Meerdervoort 512", "Achter de Kerk 3", "Plein 1945 12": the kind of street, or where it lies, comes first. */
const kindFirst =
  /(?<![\p{L}\d-])(?:(?:Laan|Weg|Plein|Kade|Singel|Hof|Dijk|Park|Straat|Pad) (?:van|der|naar|de|den|aan|tussen)|(?:Achter|Onder|Boven|Tussen|Voor|Op|Aan|In|Bij|Over|Buiten) (?:de|het|den|'t)|Lange|Korte|Grote|Kleine|Oude|Nieuwe)(?: (?:de|der|den|het|'t))? [\p{Lu}][\p{L}'’-]{2,24}(?: [\p{Lu}][\p{L}'’-]{2,24})? \d{1,4}(?: ?[a-hA-H](?![\p{L}\d])|-\d{1,3})?(?=[,.;\n)]|$| te | in )/gu
const notNumbered =
  /(?:sessie|fase|stap|week|deel|hoofdstuk|pagina|bijlage|artikel|tabel|groep|klas|module|blok|niveau|graad|versie|punt|dag|keer|regel|les|page|step|session|phase|chapter) \d|^(?!.*straat|.*laan|.*weg)[^\d]* (?:19|20)\d\d$/i
