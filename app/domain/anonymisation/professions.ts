import { type Found, type Stretch, stretchesOf } from './found.ts'
import { hits } from './merged.ts'
import { rolesBefore } from './roles.ts'
import { type Starts, wordSet, wordsLike } from './starts.ts'
import type { Token } from './tokens.ts'
import type { Phrases } from './words/phrases.ts'

/** Roles that few people in a place have, when the text says that someone has one; other work is a hint. */
export function professions(
  text: string,
  starts: Starts,
  tokens: readonly Token[],
  phrases: Phrases,
  zones: readonly Stretch[],
): Found[] {
  const found: Found[] = []
  for (const [at, count] of phrases.rareRole) {
    const token = tokens[at] as Token
    const last = tokens[at + count - 1] as Token
    if (!hits(zones, token) && isSomeones(text, tokens, at, last.end))
      found.push({ start: token.start, end: last.end, category: 'profession', tier: 'B', reason: 'rare-role' })
  }
  const rare = new Set(starts.of(rareByEnd))
  for (let at = 0; rare.size > 0 && at < tokens.length; at++) {
    const { start, end, shape } = tokens[at] as Token
    if (rare.has(start) && shape === 'lower' && !hits(zones, { start, end }) && isSomeones(text, tokens, at, end))
      found.push({ start, end, category: 'profession', tier: 'B', reason: 'rare-role' })
  }
  for (const { start, end } of stretchesOf(text, field, starts.of(fieldWords))) {
    if (!hits(zones, { start, end }) && !noWork.test(text.slice(start, end)))
      found.push({ start, end, category: 'profession', tier: 'B', reason: 'profession' })
  }
  for (const { start, end } of stretchesOf(text, isOne, starts.of(isWords))) {
    if (!hits(zones, { start, end }))
      found.push({ start, end, category: 'profession', tier: 'B', reason: 'profession' })
  }
  for (const { start, end } of stretchesOf(text, works, starts.of(workWords))) {
    if (!hits(zones, { start, end }))
      found.push({ start, end, category: 'profession', tier: 'C', reason: 'profession' })
  }
  return found
}

/** The last part of words for work that few people in a place do. */
const rareByEnd = wordsLike(
  /^(?!(?:rechter|acteur|directeur|directrice|militair|schrijver|schrijfster|jager|boer|boerin|zanger|zangeres|danser|danseres|herder|wachter|officier|kampioen|smid|pastor|bouwer|projectdirecteur|opbouwer|muurschilder|kinderrechter|familierechter|politierechter|strafrechter|dagvoorzitter|briefschrijver|ondervoorzitter|gastspreker|veroorzaker)$).+(?:schipper|visser|kweker|kweekster|bouwer|loods|commandant|directeur|directrice|burgemeester|voorzitter|voorzitster|officier|chirurg|rechter|piloot|pilote|duiker|kampioen|kampioene|acteur|actrice|presentator|presentatrice|dirigent|dirigente|smid|wachter|raadslid|fokker|boer|boerin|veehouder|veehoudster|herder|voetballer|voetbalster|schaatser|schaatsster|wielrenner|renster|danser|danseres|zanger|zangeres|schrijver|schrijfster|restaurateur|restauratrice|rechercheur|militair|machinist|gezagvoerder|brouwer|vlieger|verkeersleider|predikant|pastor|rabbijn|organist|stoker|instrumentmaker|klokkenmaker|molenaar|jager|kapitein|stuurman|matroos|archeoloog|veearts|patholoog|anesthesist|cardioloog|neuroloog|oncoloog|gynaecoloog|notaris|deurwaarder|lector|hoogleraar|curator|conservator|kunstenaar|kunstenares|schilderes|fotograaf|modeontwerper|architect|sterrenkundige|weerkundige|ambassadeur|olympier)$/,
)
/** A field of a form: "Beroep vader: imker". */
const field =
  /(?<!\p{L})(?:beroep|functie)(?:\(en\)|en)?(?: (?:van )?(?:vader|moeder|ouders?|cli[eë]nte?|partner|pati[eë]nte?|verzorgers?)(?:\(s\))?){0,2} ?[:=] ?(?<mark>\p{L}[\p{Ll}-]{3,30}(?: \p{Ll}[\p{Ll}-]{2,24}){0,2})(?!\p{L})/dgiu
const fieldWords = wordSet('beroep beroepen functie')
const noWork =
  /^(?:geen|werkloos|werkzoekend|huisvrouw|huisman|nvt|onbekend|uitkering|student|scholier|gepensioneerd|arbeidsongeschikt|niet)/i
const workWords = wordSet('werkt werkte werkzaam aan beroep works worked van opgeleid opleiding')
const works =
  /(?<!\p{L})(?:werkt|werkte|werkzaam|aan de slag|beroep:?|works|worked|van beroep|opgeleid|opleiding) (?:nu |al jaren |parttime |fulltime )?(?:als |tot |as an? )?(?<mark>(?:zelfstandig |leidinggevend )?\p{Ll}[\p{Ll}-]{4,30})(?!\p{L})/dgu

/** What someone of the story does, said of them: "Cliënte is huisarts", "vader werkt als vrachtwagenchauffeur". */
const isOne =
  /(?<!\p{L})(?:[Hh]ij|[Zz]ij|[Zz]e|[Cc]li[eë]nte?|[Pp]ati[eë]nte?|[Mm]oeder|[Vv]ader|[Ss]tiefvader|[Ss]tiefmoeder|[Pp]artner|[Ee]x|[Oo]pa|[Oo]ma|[Bb]roer|[Zz]us|[Zz]oon|[Dd]ochter|[Mm]an|[Vv]rouw|[Mm]evrouw|[Mm]eneer|[Bb]etrokkene|[Hh]e|[Ss]he)(?: (?:is|was)(?: (?:nu|al jaren|vroeger|ooit|zelf))?(?: (?:een|a|an))?| (?:werkt|werkte|works|worked) (?:nu )?(?:als|as an?)) (?<mark>(?:politieagente?|wijkagent|huisarts|tandarts|dierenarts|apotheker|advocaat|advocate|rechter|piloot|brandweer(?:man|vrouw)|(?:beroeps)?militair|marinier|verloskundige|(?:tram|trein)?machinist|stewardess|makelaar|journaliste?|fotograaf|cameraman|acteur|actrice|zanger|zangeres|predikant|imam|pastoor|vrachtwagenchauffeur|police officer|lawyer|pilot))(?!\p{L})/dgu
const isWords = wordSet(
  'hij zij ze client cliente patient patiente moeder vader stiefvader stiefmoeder partner ex opa oma broer zus zoon dochter man vrouw mevrouw meneer betrokkene he she',
)

/** Not "de burgemeester" as an office that decides, but someone of the story: vader is koster, de dochter van de notaris. */
function isSomeones(text: string, tokens: readonly Token[], at: number, end: number): boolean {
  const start = (tokens[at] as Token).start
  const before = text.slice(Math.max(0, start - 60), start)
  const after = text.slice(end, end + 40)
  if (someones.test(before) || placeAfter.test(after)) return true
  if (
    /(?<!\p{L})(?:die|dat|hij|zij|ze|omdat hij|omdat zij|who) (?:(?:jarenlang|lang|ooit|vroeger|al jaren|nu|nog|toen) )?$/iu.test(
      before,
    ) &&
    /^ (?:is|was|wordt|werd)(?!\p{L})/u.test(after)
  )
    return true
  const previous = tokens[at - 1]
  return previous !== undefined && rolesBefore.has(previous.bare) && previous.joined
}
const someones =
  /(?:(?:is|was|wordt|werd|ben|als|van beroep|voormalig|oud-|ex-|beroep:?|functie:?|bekende?|enige|plaatselijke?|lokale|zoon van (?:de|een)|dochter van (?:de|een)|kind van (?:de|een)|vrouw van (?:de|een)|man van (?:de|een)|getrouwd met (?:de|een)|partner van (?:de|een)|haar|zijn|hun|mijn|she is|he is|as|son of the|daughter of the|wife of the|former|local|only) (?:(?:de|een|het|the|a|an|nu|al jaren|vroeger|ooit|lang|tot voor kort|enige|plaatselijke|bekende|bekend|zelfstandig|gepensioneerd|vrijwillig|vrijwillige|uitgezonden|actief|hoge|hoog|senior|hoofd|begonnen|beroeps|retired|volunteer|senior|famous|well-known|voormalig|laatste|lokale|local|only|known|parttime|beroemde|jarenlang|vrouwelijke) ){0,3}|(?:moeder|vader|opa|oma|oom|tante|partner|stiefvader|broer|zus|zoon|dochter|cliënte?|man|vrouw|ouder|buurman|dader|pleger|stiefmoeder|ex|ex-man|ex-partner|grootvader|grootmoeder|pleegvader|patiënte?|betrokkene|verdachte|mother|father|husband|wife|uncle),? (?:de |een |is |a |an |the )?)$/i
const placeAfter =
  /^ (?:van het dorp|van dit dorp|van de gemeente|van het eiland|in het dorp|van de kerk|in (?:haar|zijn|hun|dit|een klein) (?:dorp|stad)|op het eiland|van (?:\p{Lu})|te \p{Lu}|in \p{Lu}|bij (?:de |het )?\p{Lu}|of \p{Lu}|in the village)/u
