import { type Found, stretchesOf } from './found.ts'
import { both, type Starts, wordSet } from './starts.ts'

/** Persons whose form gives them away: a title, initials, or a label such as "Contactpersoon:". */
export function personsByForm(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, end } of stretchesOf(text, titled, starts.of(titleWords))) {
    found.push({ start, end, category: 'person', tier: 'A', reason: 'name-with-title' })
  }
  for (const { start, end, match } of stretchesOf(text, initialled, starts.initials)) {
    if (!methodInitials.test(match[0]))
      found.push({ start, end, category: 'person', tier: 'A', reason: 'name-with-initials' })
  }
  for (const { start, end } of stretchesOf(text, reversed, starts.initials.length > 0 ? starts.capitals : [])) {
    found.push({ start, end, category: 'person', tier: 'A', reason: 'name-with-initials' })
  }
  for (const { start, end } of stretchesOf(text, labelled, text.includes(':') ? starts.of(labelWords) : [])) {
    found.push({ start, end, category: 'person', tier: 'A', reason: 'name-after-cue' })
  }
  for (const { start, end, match } of stretchesOf(text, field, starts.of(fieldWords))) {
    if (!unknown.test(match.groups?.mark ?? match.groups?.mark2 ?? ''))
      found.push({ start, end, category: 'person', tier: 'A', reason: 'name-after-cue' })
  }
  for (const { start, end } of stretchesOf(
    text,
    oneLetter,
    starts.initials.length > 0 ? both(starts.of(letterWords), starts.initials) : [],
  )) {
    found.push({ start, end, category: 'person', tier: 'B', reason: 'name-with-initials' })
  }
  for (const { start, end } of stretchesOf(text, letterAlone, both(starts.initials, starts.of(besides)))) {
    found.push({ start, end, category: 'person', tier: 'B', reason: 'name-with-initials' })
  }
  for (const { start, end } of stretchesOf(text, shortened, starts.capitals)) {
    found.push({ start, end, category: 'person', tier: 'B', reason: 'name-with-initials' })
  }
  return found
}

const between = String.raw`(?:(?:[Vv]an|[Vv]an de|[Vv]an den|[Vv]an der|[Vv]an het|[Vv]an 't|[Vv]an ’t|[Vv]\.?d\.?|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|[Ii]n 't|[Oo]p de|[Oo]p 't|[Uu]it de|[Vv]ander|[Vv]anden|el|El|al|Al|ben|Ben|bin|Bin|le|La|la|Le|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Dd]'|['’]t|von|Von|af|ibn)[ ]|(?:[Ee]l|[Aa]l|[Aa]t|[Aa]it|[Bb]en|[OoDd]['’])[-'’]?){0,3}`
const capital = String.raw`\p{Lu}[\p{L}\p{M}'’]{1,24}(?:-(?:\p{Lu}|van |de )[\p{L}\p{M}'’]{1,24}){0,2}`
const initial = String.raw`(?:\p{Lu}|Ch|Th|Ph|Joh|Jac|Chr|Fr|Ant|Ger|IJ|Sj|Tj|Kl|Jo|Wm|Alb|Corn|Geo)\.[ ]?`
const initials = String.raw`(?:(?:${initial}){1,6}|\p{Lu}{1,4}[ ])`
const title = String.raw`(?:[Dd]e heer en mevrouw|[Dd]e heer|[Dd]en heer|[Dd]hr\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer|[Mm]eester|[Jj]uffrouw|[Jj]uf|[Dd]rs\.|[Mm]r\.|[Dd]r\.|[Ii]r\.|[Ii]ng\.|[Pp]rof\.|[Ff]am\.?|[Ff]amilie|[Ee]chtpaar|[Dd]okter|[Zz]uster|[Bb]roeder|[Dd]ominee|[Dd]s\.|[Pp]astoor|[Ii]mam|[Rr]echter|[Oo]fficier|[Aa]gent|[Bb]rigadier|[Tt]ante|[Oo]om|[Oo]pa|[Oo]ma|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss|[Dd]r\.?|[Uu]ncle|[Aa]unt(?:ie)?|[Nn]urse|[Oo]fficer|MW\.?|DHR\.?|MEVR\.?|MEVROUW|DE HEER|DR\.?|DRS\.?|MR\.?)`
const role = String.raw`(?:\p{L}{3,20}(?:therapeut|psycholoog|pedagoog|psychiater|arts|coach|werker|begeleider|regisseur) )?`
const titled = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${title}[ ]){1,3}(?<mark>${role}(?:${initials}){0,1}${between}(?:${capital})(?:[ ]${between}${capital}){0,2})(?![\p{L}\d])`,
  'dgu',
)
const initialled = new RegExp(
  String.raw`(?<![\p{L}\d.@])(?<mark>(?:${initial}){1,6}${between}${capital}(?:[ ]${between}${capital}){0,1})(?![\p{L}\d])`,
  'dgu',
)
const reversed = new RegExp(
  String.raw`(?<![\p{L}\d])(?<mark>${capital}, (?:\p{Lu}\.[ ]?){1,5}(?:(?:van der|van den|van de|van|de|den|der|ter|ten)(?![\p{L}]))?)`,
  'dgu',
)
const labelled = new RegExp(
  String.raw`(?<!\p{L})(?:[Cc]ontactpersoon|CONTACTPERSOON|[Nn]aam|NAAM|[Bb]ehandeld door|[Bb]ehandelaar|[Vv]oornaam|[Aa]chternaam|[Rr]oepnaam|[Ii]nzake|INZAKE|[Bb]etreft|[Oo]ndertekend door|[Gg]etekend|[Aa]fzender|[Ww]as getekend|[Nn]ame|[Cc]ontact person|[Ss]urname)[ ]?:[ \t\n]{0,3}(?:${title}[ ]){0,2}(?<mark>(?:${initials})?${between}${capital}(?:[ ]${between}${capital}){0,3})(?![\p{L}\d])`,
  'dgu',
)
const titleWords = wordSet(
  'de den heer dhr mevrouw mevr mw meneer mijnheer meester juffrouw juf drs mr dr ir ing prof fam familie echtpaar dokter zuster broeder dominee ds pastoor imam rechter officier agent brigadier tante oom opa oma mrs ms miss uncle aunt auntie nurse',
)
const labelWords = wordSet(
  'contactpersoon naam behandeld behandelaar voornaam achternaam roepnaam inzake betreft ondertekend getekend afzender was name contact surname',
)
/** A line of a form, its colon left out or the name without a capital: "Achternaam Moors", "voorletters: C.A.J.". */
const field =
  /(?<=^|\n[ \t]{0,4})(?:[Nn]aam|[Vv]oornaam|[Vv]oornamen|[Aa]chternaam|[Rr]oepnaam|[Gg]eboortenaam|[Mm]eisjesnaam|[Vv]oorletters|[Ff]irst name|[Ss]urname|[Ll]ast name)(?:[ ]?:[ \t]*(?<mark>\p{L}[\p{L}\p{M}'’.-]{0,24}(?: \p{L}[\p{L}\p{M}'’.-]{0,24}){0,3})|(?<=letters|namen|voornaam|Voornaam|achternaam|Achternaam|roepnaam|Roepnaam|geboortenaam|Geboortenaam)[ \t]+(?<mark2>\p{Lu}[\p{L}\p{M}'’.-]{0,24}(?: \p{L}[\p{L}\p{M}'’.-]{0,24}){0,3}))(?=[ \t]*(?:\n|$))/dgu
const fieldWords = wordSet(
  'naam voornaam voornamen achternaam roepnaam geboortenaam meisjesnaam voorletters first surname last',
)
const unknown = /^(?:onbekend|nvt|n\.v\.t|geen|zie|idem|anoniem|niet|volgt|unknown|none|de |het |een )/i
const letterWords = wordSet(
  'mw mevr mevrouw dhr meneer meisje jongen client cliente patient patiente zoon dochter vriendin vriend broer zus zusje broertje collega juf leerling genaamd moeder vader partner mr mrs noem noemen heet call',
)
const methodInitials = /^(?:[A-Z]\.){2,}(?: ?(?:De|Het|Een|In|Op|Dit|Er|Bij)\b)/
/** "E. is boos", "gesproken met A. en M.". */
const letterAlone =
  /(?:(?<=^|[.!?\n] ?)(?<mark>\p{Lu}\.)(?= (?:is|was|wil|wilde|zegt|zei|vertelt|heeft|had|kan|gaat|komt|woont|slaapt|huilt|vindt|voelt|says|said|wants) )|(?<!\p{L}|en )(?:met|bij|tegen) (?<mark2>\p{Lu}\.(?: en \p{Lu}\.)?)(?= \p{Ll}|[,)]|\n|$))(?!\p{L})/dgu
const besides = wordSet('met bij tegen')
/** A surname of one letter: "Ruben v.d. Z.", "Anna de B.". */
const shortened = /(?<!\p{L})\p{Lu}\p{Ll}{2,14} (?:v\.?d\.?|van(?: de[rn]?)?|de|el|ter|ten) \p{Lu}\.(?!\p{L})/gu
/** One letter for someone: "mevrouw B.", "cliënt R.", "T. (19)". */
const oneLetter =
  /(?<!\p{L})(?:(?:[Mm]w\.?|[Mm]evr\.?|[Mm]evrouw|[Dd]hr\.?|[Mm]eneer|[Mm]eisje|[Jj]ongen|[Cc]li[eë]nte?|[Pp]ati[eë]nte?|[Zz]oon|[Dd]ochter|[Vv]riendin|[Vv]riend|[Bb]roer|[Zz]us|[Zz]usje|[Bb]roertje|[Cc]ollega|[Jj]uf|[Ll]eerling|[Gg]enaamd|[Mm]oeder|[Vv]ader|[Pp]artner|[Mm]rs?\.?|[Cc]lient|[Nn]oem(?:en)? (?:hem|haar|hen|ze)(?: hier| maar| even)?|[Hh]eet|[Cc]all (?:him|her)) (?<mark>\p{Lu}(?:\.|(?= \())(?:[ ]?\p{Lu}\.){0,3})|(?<mark2>\p{Lu}\.?)(?= ?\((?:[mvjMVJ],? ?)?\d{1,2}(?: ?jaar| ?jr)?[),]))(?![\p{L}])/dgu
