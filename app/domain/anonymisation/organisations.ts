import { bare } from './fold.ts'
import { type Found, type Stretch, stretchesOf } from './found.ts'
import { type Starts, wordSet, wordsLike } from './starts.ts'
import type { Mode, Token } from './tokens.ts'
import type { Category, Reason } from './types.ts'
import { words } from './words/lookup.ts'
import type { Phrases } from './words/phrases.ts'

/** Schools, care organisations, employers, clubs and churches: by head word with a name, and by lists of known names. */
export function organisations(
  text: string,
  starts: Starts,
  tokens: readonly Token[],
  phrases: Phrases,
  mode: Mode,
  zones: readonly Stretch[],
): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number, category: Category, tier: Found['tier']) => {
    if (end > start) found.push({ start, end, category, tier, reason: reasonOf[category] as Reason })
  }
  for (const [category, tier, on, pattern, not] of mode === 'capitals' ? [] : byHead) {
    for (const { start, end, match } of stretchesOf(text, pattern, on(starts), true)) {
      const name = match.groups?.name ?? match[0]
      if (not?.test(name) || generic.test(name)) continue
      add(start, end - trailing(match[0]), category, tier === 'C' && !isThing(name) ? 'B' : tier)
    }
  }
  for (const category of ['care_org', 'school', 'employer', 'organisation'] as const) {
    for (const [at, count] of phrases[category]) {
      const token = tokens[at] as Token
      if (!isMeant(text, tokens, at, count)) continue
      add(token.start, (tokens[at + count - 1] as Token).end, category, count > 1 || token.raw.length > 4 ? 'A' : 'B')
    }
  }
  return found.filter((one) => {
    const start = one.start + (/^(?:de|het|een|'t) /i.exec(text.slice(one.start, one.start + 4))?.[0].length ?? 0)
    return !zones.some((zone) => zone.start <= start && zone.end >= one.end)
  })
}

/** Is the first word with a capital an ordinary one? */
const isThing = (name: string) => words.isOrdinary(bare(/\p{Lu}\p{Ll}+/u.exec(name)?.[0] ?? ''))

const trailing = (match: string) => /[\s,.;:-]*$/.exec(match)?.[0].length ?? 0

/** A known name that is also an ordinary word or a first name counts only with a capital and a word that goes with it. */
function isMeant(text: string, tokens: readonly Token[], at: number, count: number): boolean {
  const token = tokens[at] as Token
  const lower = tokens.slice(at, at + count).every((one) => one.shape === 'lower')
  if (count > 1) return !lower || !tokens.slice(at, at + count).every((one) => words.isOrdinary(one.bare))
  const ordinary =
    words.isPlain(token.bare) ||
    words.isAmbiguous(token.bare) ||
    words.isFirstName(token.bare) ||
    words.isSurname(token.bare)
  if (lower)
    return !ordinary && token.raw.length > 4 && atOrg.test(text.slice(Math.max(0, token.start - 14), token.start))
  if (!ordinary && (token.shape !== 'title' || token.raw.length > 3)) return true
  return !token.opens && orgCue.test(text.slice(Math.max(0, token.start - 20), token.start))
}
const orgCue =
  /(?:\b(?:outside the|inside the|at the|near the|behind the|bij|van|voor|op|in|door|vanuit|naar|via|binnen|met|at|for|from) (?:de |het )?)$/i
const atOrg = /(?:\b(?:bij|vanuit|via|at|van|naar|door) (?:de )?)$/i

const reasonOf: Partial<Record<Category, Reason>> = {
  school: 'school-name',
  care_org: 'care-name',
  employer: 'employer-name',
  organisation: 'organisation-name',
}

const article =
  "(?:(?:[Dd]e|[Hh]et|[Dd]en|'[tT]|Ten|Ter|In|Op|In de|In het|Op de|Aan de|Onder de|Van|Sint|Sint-|St\\.?|O\\.?L\\.?V\\.?) ?)"
const cap = "(?:\\p{Lu}(?:\\.|[\\p{L}\\d'’&]{0,24}))"
const more = `(?:(?:[ ]|-)(?:(?:de|het|der|den|en|van|van de|van der|aan|aan de|in de|op|&|voor|'t|a/d|ten|ter) ){0,2}(?:\\p{Lu}[\\p{L}\\d'’&]{0,24})){0,4}`
/** "De Regenboog", "'t Kofschip", "Sint Jozef", quotes allowed. */
const run = `["‘“']?(?<name>${article}?${cap}${more})["’”']?`
const heads = (list: string) =>
  `(?:${list
    .split(' ')
    .map((word) => `[${(word[0] as string).toUpperCase()}${word[0]}]${word.slice(1).replaceAll('_', ' ')}`)
    .join('|')})`

const firstWords = (list: string) =>
  list
    .split(' ')
    .map((word) => bare(word.split('_')[0] as string))
    .join(' ')
const schoolList =
  'basisschool basisschooltje bs obs cbs rkbs pcbs kbs vso sbo sbo-school so-school school vrijeschool praktijkonderwijs taalschool taalklas schakelklas zorgschool montessorischool jenaplanschool daltonschool middelbare_school praktijkschool mytylschool tyltylschool cluster_4-school kinderopvang kinderdagverblijf kdv bso crèche peuterspeelzaal peutergroep voorschool psz peuteropvang gastouderopvang scholengemeenschap lyceum gymnasium college vmbo mavo mbo hbo roc hogeschool universiteit isk dagbesteding schoolgemeenschap primary_school nursery secondary_school high_school opleiding_bij'
const schoolHead = heads(schoolList)
const schoolHeads = firstWords(schoolList)
const careList =
  'huisartsen hap jeugdteam gezinsteam gebiedsteam wijkteams huisartsenpraktijk huisartspraktijk huisartsengroep huisartsenpost praktijk groepspraktijk psychologenpraktijk tandartspraktijk verloskundigenpraktijk fysiotherapiepraktijk apotheek ziekenhuis kliniek polikliniek medisch_centrum gezondheidscentrum jeugdinstelling jeugdhulpinstelling jeugdzorginstelling zorginstelling instelling behandelcentrum behandelgroep leefgroep woongroep woonvorm gezinshuis kamertrainingscentrum zorgboerderij verpleeghuis verzorgingshuis zorgcentrum woonzorgcentrum hospice thuiszorg vrouwenopvang opvang opvanghuis opvanglocatie crisisopvang blijf-van-mijn-lijfhuis safehouse asielzoekerscentrum azc noodopvang gezinsvervangend_tehuis revalidatiecentrum expertisecentrum traumacentrum psychotraumacentrum consultatiebureau zorgaanbieder zorggroep zorgpartij stichting_jeugdzorg ggz-instelling ggz ggz-centrum verslavingszorg maatschappelijk_werk dagbehandeling dagcentrum dagopvang medisch_kinderdagverblijf mkd jeugdgezondheidszorg internaat kostschool tehuis kindertehuis weeshuis jeugdkliniek wijkteam sociaal_wijkteam buurtteam hospital clinic gp_practice surgery shelter jeugdhulp jeugdbescherming jeugd-ggz logeerhuis kinderziekenhuis'
const careHead = heads(careList)
const careHeads = firstWords(careList)
const clubList =
  'voetbalclub voetbalvereniging sportvereniging sportclub hockeyclub tennisclub turnvereniging gymvereniging zwemclub judoschool judoclub kickboksschool sportschool boksschool dansschool balletschool muziekschool muziekvereniging fanfare harmonie scouting scoutinggroep speeltuinvereniging woonstichting pinkstergemeente baptistengemeente kerkgemeente kerkelijke_gemeente evangeliegemeente buurthuis buurtcentrum wijkcentrum jongerencentrum moskee kerk parochie gemeente_van synagoge tempel stichting vereniging manege zorgmanege koor zangkoor toneelvereniging carnavalsvereniging korfbalvereniging handbalvereniging atletiekvereniging visclub volleybalvereniging club motorclub studentenvereniging voedselbank kringloopwinkel church mosque football_club woningcorporatie woningbouwvereniging woningstichting bewindvoerderskantoor bewindvoering advocatenkantoor reisbureau politiebureau buurtvereniging dorpshuis camping vakantiepark zwembad sporthal theater bibliotheek speeltuin kinderboerderij muziekcentrum jeugdhonk inloophuis'
const clubHead = heads(clubList)
const clubHeads = firstWords(clubList)
const workCue =
  "(?<!\\p{L})(?:[Ww]erkt|[Ww]erkte|[Ww]erkzaam|[Ww]erken|gewerkt|in dienst|aan de slag|baan|baantje|bijbaan|bijbaantje|stage|bedrijfsongeval|arbeidsongeval|vakantiewerk|vrijwilligerswerk|vrijwilliger|contract|collega's|ontslagen|[\\p{Ll}]{0,16}(?:chauffeur|medewerk(?:er|ster)|monteur|schoonma(?:ker|akster)|verko(?:per|opster)|kassière|caissière|leider|manager|directeur|operator|vuller|receptioniste|kok|beveiliger|ingenieur|lasser|planner|bezorger|conducteur|machinist|technicus|heftruckchauffeur|productiewerker|inpakker|stewardess|administratrice)|leidinggevende|werkgever|[Ee]mployer|works|worked|job|working|employed|cleaner|driver|nurse|clerk|chef|waitress|waiter|assistant|apprentice)(?: (?:nu|al|sinds kort|weer|parttime|fulltime|als \\p{Ll}{3,25}|in de \\p{Ll}{3,20}|in het \\p{Ll}{3,20}|op kantoor|tijdelijk|part-time)){0,2}(?: bij| voor| at| for|:| van|,) (?:de |het |een |the )?"
const sports = String.raw`(?:v\.?v\.?|s\.?v\.?|r\.?k\.?s\.?v\.?|s\.?c\.?|f\.?c\.?|VV|SV|RKSV|SC|FC|HC|KV|AV|TC|ZV|MHC|RKVV|CSV|USV)`

type On = (starts: Starts) => readonly number[]
const ofWords = (line: string): On => {
  const set = wordSet(line)
  return (starts) => starts.of(set)
}
const ofKind = (word: RegExp): On => {
  const kind = wordsLike(word)
  return (starts) => starts.of(kind)
}
/** Words with a capital, in a text that has one of these words. */
const capitalsWith = (word: RegExp): On => {
  const kind = wordsLike(word)
  return (starts) => (starts.of(kind).length > 0 ? starts.capitals : [])
}

const work = wordsLike(
  /^(?:werkt|werkte|werkzaam|werken|gewerkt|in|aan|baan|baantje|bijbaan|bijbaantje|stage|bedrijfsongeval|arbeidsongeval|vakantiewerk|vrijwilligerswerk|vrijwilliger|contract|collega|ontslagen|leidinggevende|werkgever|employer|works|worked|job|working|employed|cleaner|driver|nurse|clerk|chef|waitress|waiter|assistant|apprentice)$|(?:chauffeur|medewerker|medewerkster|monteur|schoonmaker|schoonmaakster|verkoper|verkoopster|kassiere|caissiere|leider|manager|directeur|operator|vuller|receptioniste|kok|beveiliger|ingenieur|lasser|planner|bezorger|conducteur|machinist|technicus|productiewerker|inpakker|stewardess|administratrice)$/,
)
const workWords: On = (starts) => starts.of(work)

/** What kind, how sure, where it can begin, its form, and what it must not be. */
const byHead: readonly (readonly [Category, Found['tier'], On, RegExp, RegExp?])[] = [
  [
    'school',
    'A',
    ofWords(schoolHeads),
    new RegExp(`(?<![\\p{L}\\d-])${schoolHead},?:? (?:heet |genaamd |is |van )?${run}`, 'gu'),
    /^(?:In|Op|Van|Voor|Aan|Bij) (?:\p{Lu})/u,
  ],
  [
    'school',
    'A',
    capitalsWith(/(?:school|college|lyceum|gymnasium|schooltje|scholengemeenschap|mavo)$/),
    new RegExp(
      `(?<![\\p{L}\\d])(?<name>(?:${article})?(?:${cap}[ -]){0,3}[\\p{Lu}][\\p{L}'’]{0,24}(?:school|college|lyceum|gymnasium|schooltje|scholengemeenschap|mavo))(?![\\p{L}])(?:[ -](?:\\p{Lu}[\\p{L}]{2,20})){0,2}`,
      'gu',
    ),
    /^(?:De |Het )?(?:Basis|Middelbare |Hoge|Voor|Praktijk|Vrije|Speciale |Montessori|Dalton|Peuter|Brede |Opleidings|Zwem|Muziek|Dans|Kleuter|Jenaplan|Mytyl|Avond|Zomer|Weekend|Taal|Rij|Sport|Nieuwe |Oude |Haar |Zijn |Deze |Zijn )?(?:school|college|lyceum)$/iu,
  ],
  [
    'school',
    'A',
    capitalsWith(
      /^(?:lyceum|college|gymnasium|school|basisschool|academie|hogeschool|universiteit|primary|nursery|university)$/,
    ),
    new RegExp(
      `(?<![\\p{L}\\d])(?<name>(?:${cap}[ -]){1,4}(?:Lyceum|College|Gymnasium|School|Basisschool|Academie|Hogeschool|Universiteit|Primary School|Nursery|University))(?![\\p{L}])(?:[ ](?:van )?\\p{Lu}[\\p{L}]{2,20}){0,1}`,
      'gu',
    ),
    /^(?:De|Het|Onze|Mijn|Haar|Zijn|The|Her|His|Basis|Middelbare) (?:School|College|Basisschool|Nursery)$/,
  ],
  [
    'school',
    'B',
    ofWords(
      "groep klas leerling leerkracht juf meester mentor directeur ib'er ib-er school naar op onderwijs schoolwissel",
    ),
    /(?<![\p{L}\d])(?:groep [1-8]|klas [1-6]|leerling|leerkracht|juf|meester|mentor|directeur|ib'er|ib-er|school|naar school|op school|onderwijs|schoolwissel) (?:op|van|bij|naar) (?<mark>(?<name>(?:de |het |'t |De |Het |'t |OBS |CBS )?\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2}))(?!\p{L})/dgu,
    /^(?:Juf|Meester)/,
  ],
  [
    'school',
    'B',
    ofWords('roc vso sbo obs cbs rkbs pcbs kbs bso kdv isk mbo pi-school zmlk zmok'),
    /(?<![\p{L}\d])(?:ROC|VSO|SBO|OBS|CBS|RKBS|PCBS|KBS|BSO|KDV|ISK|MBO|PI-school|ZMLK|ZMOK) (?:[Dd]e |[Hh]et |van |'t |in )?\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2}/gu,
  ],
  [
    'school',
    'B',
    ofWords('basisschool bs obs cbs rkbs kdv bso kinderdagverblijf peuterspeelzaal'),
    /(?<![\p{L}\d-])(?:basisschool|bs|obs|cbs|rkbs|kdv|bso|kinderdagverblijf|peuterspeelzaal) (?<name>(?:de|het|'t|sint|st) [\p{Ll}]{4,20})(?= |[.,;)\n]|$)/gu,
    /^(?:de|het) (?:groep|eerste|tweede|laatste|directe|eigen|school|kinder|hele|andere|nieuwe|oude|locatie|leerkracht|dag|week|buurt|juf)/,
  ],
  [
    'care_org',
    'A',
    ofWords(careHeads),
    new RegExp(`(?<![\\p{L}\\d-])${careHead},?:? (?:heet |genaamd |is |van |voor )?${run}`, 'gu'),
    /^(?:In|Op|Voor|Bij|Aan) (?:\p{Lu})/u,
  ],
  [
    'care_org',
    'A',
    ofWords(
      'ggz ggd mee ribw jeugdbescherming jeugdhulp veilig thuiszorg wijkteam sociaal centrum cjg azc csg psychotraumacentrum traumacentrum jeugdzorg raad gi jgz vrouwenopvang opvang seh kinderbescherming slachtofferhulp reclassering vluchtelingenwerk',
    ),
    /(?<![\p{L}\d])(?:GGZ|GGz|Ggz|ggz|GGD|MEE|RIBW|Jeugdbescherming|Jeugdhulp|Veilig Thuis|Thuiszorg|Wijkteam|Sociaal [Ww]ijkteam|Centrum Jeugd en Gezin|CJG|AZC|azc|CSG|Centrum Seksueel Geweld|Psychotraumacentrum|Traumacentrum|Jeugdzorg|Raad voor de Kinderbescherming|GI|JGZ|Vrouwenopvang|Opvang|SEH|Kinderbescherming|Slachtofferhulp|Reclassering|Vluchtelingenwerk|VluchtelingenWerk) (?:[Rr]egio )?(?:(?<name>\p{Lu}[\p{L}'’-]{2,24}(?:[ -](?:en |de |van |aan den |aan de |op )?\p{Lu}[\p{L}'’-]{2,24}){0,3}|in[Gg]eest))(?!\p{L})/gu,
    /^(?:Plus|Nederland|Heeft|Is)$/,
  ],
  [
    'care_org',
    'A',
    capitalsWith(/ziekenhuis|kliniek|gasthuis|praktijk|apotheek|zorggroep|hospice|zorgcentrum|poli/),
    new RegExp(
      `(?<![\\p{L}\\d])(?<name>(?:${cap}[ -]){0,3}[\\p{Lu}][\\p{L}'’]{1,24}(?:ziekenhuis|kliniek|gasthuis|praktijk|apotheek|zorggroep|hospice|zorgcentrum|poli))(?![\\p{L}])(?: \\p{Lu}[\\p{L}]{2,20}){0,2}`,
      'gu',
    ),
    /^(?:De |Het )?(?:Kinder|Academisch |Algemeen |Jeugd|Dag|Psychiatrische |Huisartsen?|Groeps|Psychologen|Privé|Deeltijd|Eigen |Tandarts|Dokters|Vrijgevestigde |Trauma|Angst|Poli)?(?:ziekenhuis|kliniek|praktijk|apotheek|poli)$/iu,
  ],
  [
    'care_org',
    'A',
    capitalsWith(
      /^(?:ziekenhuis|kliniek|gasthuis|hospice|medisch|zorggroep|jeugdhulp|jeugdzorg|zorg|ggz|psychologen|psychologie|praktijk|hospital|clinic|health|medical|surgery|umc|mc)$/,
    ),
    new RegExp(
      `(?<![\\p{L}\\d])(?<name>(?:(?:${cap})[ -]){1,3}(?:Ziekenhuis|Kliniek|Gasthuis|Hospice|Medisch Centrum|Zorggroep|Jeugdhulp|Jeugdzorg|Zorg|GGZ|Psychologen|Psychologie|Praktijk|Hospital|Clinic|Health Centre|Medical Centre|Surgery|UMC|MC))(?![\\p{L}])(?: \\p{Lu}[\\p{L}]{2,20}){0,1}`,
      'gu',
    ),
    /^(?:De|Het|Een|The|Basis|Specialistische|Jeugd|Generalistische|S|B|Lokale|Vrijgevestigde|Intensieve|Passende|Ambulante)[ -]/,
  ],
  [
    'care_org',
    'B',
    ofWords(
      'praktijk therapeut psycholoog behandelaar begeleiding begeleider behandeling opname opgenomen aangemeld aanmelding verwezen doorverwezen verwijzing onder in plek woont verblijft verblijf hulpverlening wachtlijst intake behandeld geplaatst collega diagnostiek groepstherapie dagbehandeling bekend client spreekuur ambulant traject',
    ),
    /(?<![\p{L}\d])(?:praktijk|therapeut|psycholoog|behandelaar|begeleiding|begeleider|behandeling|opname|opgenomen|aangemeld|aanmelding|verwezen|doorverwezen|verwijzing|onder behandeling|in zorg|in behandeling|plek|woont|verblijft|verblijf|hulpverlening|wachtlijst|intake|behandeld|geplaatst|collega|diagnostiek|groepstherapie|dagbehandeling|bekend|cliënt|spreekuur|ambulant|traject) (?:\p{Ll}{2,14} )?(?:bij|van|in|vanuit|naar|voor) (?<mark>(?<name>(?:de |het |De |Het |'t )?\p{Lu}[\p{L}\d'’&-]{2,24}(?: (?:en )?\p{Lu}[\p{L}\d'’&-]{2,24}){0,2}))(?!\p{L})/dgu,
    undefined,
  ],
  [
    'care_org',
    'A',
    ofKind(
      /.{3}(?:praktijk|kliniek|instelling|behandelcentrum|gezondheidscentrum|zorgcentrum|opvang|ziekenhuis|tehuis|apotheek|zorgboerderij)$/,
    ),
    new RegExp(
      `(?<![\\p{L}\\d])[\\p{Ll}-]{3,24}(?:praktijk|kliniek|instelling|behandelcentrum|gezondheidscentrum|zorgcentrum|opvang|ziekenhuis|tehuis|apotheek|zorgboerderij),?:? (?:heet |genaamd )?${run}`,
      'gu',
    ),
    /^(?:In|Op|Voor|Bij|Aan) (?:\p{Lu})/u,
  ],
  // A note in haste: "overdracht Lionarons", "wacht op Moveoo".
  [
    'care_org',
    'B',
    ofWords('contact overdracht wacht aangemeld verwezen overleg belafspraak secretariaat receptie aanmeldpunt'),
    /(?<!\p{L})(?:[Cc]ontact|[Oo]verdracht|[Ww]acht op|[Aa]angemeld|[Vv]erwezen|[Oo]verleg|[Bb]elafspraak|[Ss]ecretariaat|[Rr]eceptie|[Aa]anmeldpunt) (?<mark>(?<name>\p{Lu}\p{Ll}[\p{L}\d’&-]{3,24}(?: (?:& )?\p{Lu}[\p{L}’-]{2,24}){0,3}))(?=[,.;)\n]|$)/dgu,
    /^(?:Ouders?|Moeder|Vader|School|Huisarts|Collega)/,
  ],
  // A field of a form.
  [
    'care_org',
    'B',
    ofWords(
      'verwijzer verwijzende zorgaanbieder instelling hulpverlening instanties zorgverlener aanmelder behandellocatie',
    ),
    /(?<!\p{L})(?:[Vv]erwijzer|[Vv]erwijzende instelling|[Zz]orgaanbieder|[Ii]nstelling|[Hh]ulpverlening|[Ii]nstanties|[Zz]orgverlener|[Bb]ehandellocatie)(?:\(s\))? ?[:=] ?(?<mark>(?<name>\p{Lu}[\p{L}\d'’&-]{2,24}(?: (?:en |& )?\p{Lu}[\p{L}\d'’&-]{2,24}){0,3}))(?!\p{L})/dgu,
    undefined,
  ],
  [
    'employer',
    'B',
    ofWords('werkgever'),
    /(?<!\p{L})[Ww]erkgever(?: (?:vader|moeder|cliënte?))? ?[:=] ?(?<mark>(?<name>\p{Lu}[\p{L}\d'’&-]{2,24}(?: (?:en |& )?\p{Lu}[\p{L}\d'’&-]{2,24}){0,3}))(?!\p{L})/dgu,
    undefined,
  ],
  // "groep De Vuurvlinder", "huisarts Het Anker": what is called so has an article of its own.
  [
    'care_org',
    'B',
    ofWords(
      'groep afdeling locatie unit team huize woning paviljoen huisarts huisartsen tandarts fysio fysiotherapeut logopedist verloskundige dagbesteding crisisplek logeerplek',
    ),
    /(?<![\p{L}\d])(?:[Gg]roep|[Aa]fdeling|[Ll]ocatie|[Uu]nit|[Tt]eam|[Hh]uize|[Ww]oning|[Pp]aviljoen|[Hh]uisartsen|[Hh]uisarts|[Tt]andarts|[Ff]ysio|[Ff]ysiotherapeut|[Ll]ogopedist|[Vv]erloskundige|[Dd]agbesteding|[Cc]risisplek|[Ll]ogeerplek) (?:bij |op )?(?<mark>(?<name>(?:De|Het|'t|de|het) \p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2}))(?![\p{L}-])/dgu,
    undefined,
  ],
  // "de SEH van het Rivierenland", "de wijkverpleging van Zorgaccent".
  [
    'care_org',
    'B',
    ofWords(
      'seh paaz poli polikliniek spoedeisende eerste hulp kraamafdeling wijkverpleging thuiszorg wijkverpleegkundige verpleegkundige fysiotherapeut logopedist ergotherapeut verloskundige kraamzorg crisisdienst maatschappelijk werker jeugdhulp jeugdarts kinderarts psychiater',
    ),
    /(?<![\p{L}\d])(?:SEH|PAAZ|poli|polikliniek|[Ss]poedeisende hulp|[Ee]erste hulp|kraamafdeling|wijkverpleging|thuiszorg|wijkverpleegkundige|verpleegkundige|fysiotherapeut|logopedist|ergotherapeut|verloskundige|kraamzorg|crisisdienst|maatschappelijk werker|jeugdhulp|jeugdarts|kinderarts|psychiater) (?:van|bij|in) (?<mark>(?<name>(?:de |het |'t )?\p{Lu}[\p{L}\d'’&-]{2,24}(?: \p{Lu}[\p{L}\d'’&-]{2,24}){0,2}))(?!\p{L})/dgu,
    undefined,
  ],
  [
    'organisation',
    'B',
    ofKind(/.{3}(?:vereniging|stichting|club|koor|gemeente|orkest|moskee|sportschool)$/),
    new RegExp(
      `(?<![\\p{L}\\d])[\\p{Ll}-]{3,24}(?:vereniging|stichting|club|koor|gemeente|orkest|moskee|sportschool),?:? (?:heet |genaamd )?${run}`,
      'gu',
    ),
    /^(?:In|Op|Voor|Bij|Aan) (?:\p{Lu})/u,
  ],
  [
    'employer',
    'B',
    ofKind(/.{3}(?:bedrijf|kantoor|winkel|fabriek|bureau|handel|salon|studio|garage|makelaardij|maatschap)$/),
    new RegExp(
      `(?<![\\p{L}\\d])[\\p{Ll}-]{3,24}(?:bedrijf|kantoor|winkel|fabriek|bureau|handel|salon|studio|garage|makelaardij|maatschap),?:? (?:heet |genaamd )?${run}`,
      'gu',
    ),
    /^(?:In|Op|Voor|Bij|Aan) (?:\p{Lu})/u,
  ],
  [
    'school',
    'B',
    ofWords('groep klas'),
    /(?<!\p{L})(?:groep|klas) [1-8],? (?<mark>(?<name>(?:de|het|De|Het) \p{Lu}[\p{Ll}’'-]{3,24}(?: \p{Lu}[\p{Ll}’'-]{2,24})?))(?![\p{L}-])/dgu,
    undefined,
  ],
  [
    'employer',
    'B',
    workWords,
    new RegExp(
      `${workCue}(?<mark>(?:(?:gemeente|provincie|waterschap|firma|familie) )?${run.replaceAll('["‘“\']?', '')})`,
      'dgu',
    ),
    /^(?:Maandag|Januari)/,
  ],
  [
    'employer',
    'B',
    capitalsWith(
      /^(?:bv?|nv?|holding|transport|logistics|logistiek|bouw|techniek|installatietechniek|schoonmaak|beveiliging|uitzendbureau|vof|ltd|inc)$/,
    ),
    /(?<![\p{L}\d])(?<name>(?:\p{Lu}[\p{L}'’&-]{1,24} (?:& |en )?){1,4}(?:B\.?V\.?|N\.?V\.?|Holding|Transport|Logistics|Logistiek|Bouw|Techniek|Installatietechniek|Schoonmaak|Beveiliging|Uitzendbureau|VOF|Ltd|Inc))(?![\p{L}])/gu,
    undefined,
  ],
  [
    'employer',
    'B',
    ofWords(
      'bakkerij slagerij garage kapsalon restaurant cafe cafetaria snackbar hotel boerderij melkveebedrijf transportbedrijf bouwbedrijf aannemersbedrijf loonbedrijf tuincentrum supermarkt fabriek steenfabriek scheepswerf werf distributiecentrum uitzendbureau notariskantoor beautysalon nagelstudio bloemist bloemenwinkel belwinkel winkel schoonmaakbedrijf beveiligingsbedrijf drukkerij kwekerij pizzeria rijschool autobedrijf autorijschool bedrijf firma slachterij metaalbedrijf zuivelfabriek',
    ),
    /(?<![\p{L}-])(?:[Bb]akkerij|[Ss]lagerij|[Gg]arage|[Kk]apsalon|[Rr]estaurant|[Cc]afé|[Cc]afetaria|[Ss]nackbar|[Hh]otel|[Bb]oerderij|[Mm]elkveebedrijf|[Tt]ransportbedrijf|[Bb]ouwbedrijf|[Aa]annemersbedrijf|[Ll]oonbedrijf|[Tt]uincentrum|[Ss]upermarkt|[Ff]abriek|[Ss]teenfabriek|[Ss]cheepswerf|[Ww]erf|[Dd]istributiecentrum|[Uu]itzendbureau|[Nn]otariskantoor|[Bb]eautysalon|[Nn]agelstudio|[Bb]loemist|[Bb]loemenwinkel|[Bb]elwinkel|[Ww]inkel|[Ss]choonmaakbedrijf|[Bb]eveiligingsbedrijf|[Dd]rukkerij|[Kk]wekerij|[Pp]izzeria|[Rr]ijschool|[Aa]utobedrijf|[Aa]utorijschool|[Bb]edrijf|[Ff]irma|[Ss]lachterij|[Mm]etaalbedrijf|[Zz]uivelfabriek) (?:genaamd |van (?:der? |den )?)?(?<name>(?:De |Het |'t |de |het )?\p{Lu}[\p{L}'’&-]{1,24}(?: (?:& |en )?\p{Lu}[\p{L}'’&-]{1,24}){0,2})(?!\p{L})/gu,
    undefined,
  ],
  [
    'organisation',
    'B',
    ofWords(clubHeads),
    new RegExp(`(?<![\\p{L}\\d-])${clubHead},?:? (?:van |voor |heet |genaamd )?${run}`, 'gu'),
    /^(?:In|Op|Voor|Bij|Aan|De|Het) (?:\p{Lu}\p{Ll}+ )?(?:Bijeenkomst|Kerk)$/u,
  ],
  [
    'organisation',
    'B',
    ofWords('v vv s sv r rksv sc f fc hc kv av tc zv mhc rkvv csv usv'),
    new RegExp(
      `(?<![\\p{L}\\d.])${sports} ?(?:'\\d\\d|(?<name>(?:De |Het |de |het |'t )?\\p{Lu}[\\p{L}'’-]{1,20}(?:[ -]\\p{Lu}[\\p{L}'’-]{1,20}){0,2}(?: ?'?\\d{1,2})?))(?![\\p{L}\\d])`,
      'gu',
    ),
    undefined,
  ],
  [
    'organisation',
    'B',
    capitalsWith(/moskee|kerk|kapel|parochie|synagoge|tempel|mosque|church|scouting|stichting/),
    /(?<![\p{L}\d])(?<name>(?:(?:De |Het |de )?\p{Lu}[\p{L}'’]{1,24}[- ]?(?:moskee|kerk|kapel|parochie|synagoge|tempel| church| mosque)|(?:\p{Lu}[\p{L}'’]{1,24} ){1,2}(?:Moskee|Kerk|Kapel|Mosque|Church|Scouting|Stichting)))(?!\p{L})/gu,
    /^(?:De |Het |de )?\p{Lu}\p{L}+(?:se|sche) (?:kerk|moskee|parochie|kapel)$|^(?:De |Het |de )?(?:Katholieke|Protestantse|Gereformeerde|Hervormde|Christelijke|Pinkster|Evangelische|Staats|Dorps|De|Het|Een|The) ?(?:kerk|Kerk|moskee|Moskee|Church)$/u,
  ],
  [
    'organisation',
    'B',
    ofWords(
      'voetbalt hockeyt turnt traint trainde sport sportt voetballen voetbal speelt lid judo dansles zwemles paardrijles paardrijden kickboksen jeugdtrainer trainer scheidsrechter keeper muziekles streetdance hockey korfbal turnen boksen koor kerkkoor bestuur vrijwilliger begeleider training wedstrijd teamgenoten',
    ),
    /(?<![\p{L}\d])(?:voetbalt|hockeyt|turnt|traint|trainde|sport|sportt|voetballen|voetbal|speelt|lid|judo|dansles|zwemles|paardrijles|paardrijden|kickboksen|jeugdtrainer|trainer|scheidsrechter|keeper|muziekles|streetdance|hockey|korfbal|turnen|boksen|koor|kerkkoor|bestuur|vrijwilliger|begeleider|training|wedstrijd|teamgenoten)(?: ?,)? (?:bij|op|van|in|voor) (?<mark>(?<name>(?:de |het |'t |De |Het |'t )?\p{Lu}[\p{L}\d'’.-]{1,24}(?: \p{Lu}[\p{L}\d'’.-]{1,24}){0,2}))(?![\p{L}])/dgu,
    undefined,
  ],
  [
    'school',
    'B',
    ofWords('het op'),
    /(?<!\p{L})(?:het |op het |op )(?<mark>(?<name>\p{Ll}[\p{Ll}-]{3,20} (?:college|lyceum)))(?!\p{L})/dgu,
    /^(?:vrije|openbare?|eigen|hele|nieuwe?|oude|andere|christelijke?|katholieke?|plaatselijke?|zelfde|middelbare?|gewone?) /,
  ],
  [
    'organisation',
    'B',
    ofWords(
      'scouting voetbalclub sportclub sportvereniging buurthuis wijkcentrum dansschool balletschool sportschool manege moskee kerk speeltuin zorgboerderij woongroep leefgroep gezinshuis verpleeghuis verzorgingshuis zwembad camping kinderboerderij',
    ),
    /(?<!\p{L})\p{Ll}{4,20} (?<mark>(?<name>(?:de|het|'t) \p{Ll}{4,20}))(?=[ .,;:)\n]|$)(?! (?:van|en|in|is|was|of|op|met|waar|die|dat|voor))/dgu,
    /^(?:de|het) (?:groep|eerste|tweede|laatste|directe|eigen|kinder|hele|andere|nieuwe|oude|locatie|dag|week|buurt|enige|beste|meeste|grote|kleine|weekend|ene|zelfde|jongeren|leiding|begeleiding|trainer|imam|dominee|school|volgende|vorige|mensen|koor)/,
  ],
  [
    'organisation',
    'B',
    ofWords('vv sv rksv'),
    /(?<!\p{L})(?:vv|sv|rksv) (?<name>\p{Ll}{3,15}(?: (?!en |op |in |met |van |is |was |en)\p{Ll}{4,15})?)(?!\p{L})/gu,
  ],
  [
    'school',
    'B',
    ofWords('groep klas'),
    /(?<!\p{L})(?:groep|klas) [1-8] (?:op|van) (?<mark>(?<name>(?:de|het|'t) \p{Ll}{5,20}))(?=[.,;)\n]|$| in | en )/dgu,
    /^(?:de|het) (?:basisschool|school|kleuterschool|openbare|christelijke|reguliere|speciale|gewone|vrije)/,
  ],
  // "zit op Berechja", "studeert aan de HU", "sch: de Marshof"
  [
    'school',
    'B',
    ofWords('zit zat zaten zitten gaat ging studeert studeerde studeren studie sch school'),
    /(?<!\p{L})(?:(?:[Zz]it|[Zz]at|[Zz]itten|[Zz]aten|[Gg]aat|[Gg]ing) (?:nu |weer |sinds kort )?(?:op|naar) (?<mark>(?<name>(?:het |de |'t )?(?!\p{Lu}[\p{L}’-]* (?:College|Lyceum|Gymnasium))\p{Lu}[\p{L}'’-]{3,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2}))(?=[.,;)\n]|$| in | en )|[Ss]tud(?:eert|eerde|eren|ie) (?:\p{Ll}{3,20} )?aan (?<mark2>(?:de |het )?\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2})|[Ss]ch(?:ool)?[:=] ?(?<mark3>(?:(?:de|het|'t) )?\p{Lu}[\p{L}'’-]{2,24}(?: \p{Lu}[\p{L}'’-]{2,24}){0,2}))(?!\p{L})/dgu,
    /^(?:Facebook|Instagram|Tik)/,
  ],
  [
    'school',
    'B',
    ofKind(/^(?!basis|hoor|werk|top|rechter|bestuurs|voorlees).{4,}(?:college|lyceum|gymnasium)$/),
    /(?<=(?:op|van|het|t|naar|bij) )\p{Ll}{4,20}(?:college|lyceum|gymnasium)(?!\p{L})/gu,
  ],
  [
    'organisation',
    'B',
    capitalsWith(/^(?:partners|associates|advocaten|zonen|zn|sons)$/),
    /(?<![\p{L}\d])\p{Lu}[\p{L}'’-]{1,24}(?:(?:, | & | en )\p{Lu}[\p{L}'’-]{1,24}){0,2} (?:(?:&|en) (?:Partners|Associates|[Zz]onen|[Zz]n|Sons)|[Aa]dvocaten)(?!\p{L})/gu,
  ],
  // A capital in the middle of a sentence after an article is someone's own name: "op de Wegwijzer", "bij het Baken".
  [
    'organisation',
    'B',
    ofWords("de het t 't den d'"),
    /(?<=(?:[\p{Ll},:] |[.!?] |\n|^)(?:op|bij|naar|vanuit) )(?<name>(?:de|het|'t|De|Het|'t|Den|d’|D’) ?\p{Lu}[\p{Ll}’']{3,24}(?: \p{Lu}[\p{Ll}’']{2,24}){0,1})(?![\p{L}-]| \p{Lu}[\p{L}]*-| van )/gu,
    undefined,
  ],
  // After words that are followed by things as well as by somewhere, an ordinary word is a hint.
  [
    'organisation',
    'C',
    ofWords("de het t 't den d'"),
    /(?<=[\p{Ll},] (?:via|met|door|van|binnen|in) )(?<name>(?:de|het|'t|De|Het|'t|Den|d’|D’) ?\p{Lu}[\p{Ll}’']{3,24}(?: \p{Lu}[\p{Ll}’']{2,24}){0,1})(?![\p{L}-]| \p{Lu}[\p{L}]*-| van )/gu,
    undefined,
  ],
  [
    'organisation',
    'B',
    ofWords('t'),
    /(?<=[\p{Ll},] (?:op|bij|naar|vanuit|via|van|binnen|in) ['’])(?<name>t \p{Lu}[\p{Ll}’']{3,24}(?: \p{Lu}[\p{Ll}’']{2,24})?)(?![\p{L}-])/gu,
  ],
]

/** Names that are none: words of care with a capital, and what every town has. */
const generic =
  /^(?:(?:de|het|De|Het|'t|een|van|voor) )?(?:(?:Raad|Richtlijn|Zorgstandaard|Wet|Jeugdwet|Wmo|Wlz|Zvw|Gemeente|Rechtbank|Politie|Meldcode|Inspectie|Expertgroep|Coördinator|Huisarts|Intake|Behandelaar|Cliënt|School|Kinderopvang|Ouder|Ouders|Moeder|Vader|Jeugdbescherming|Jeugdzorg|Kinderrechter|Rechter|Sinterklaas|Kerst|Kerstvakantie|Zomervakantie|Crisisdienst|Nederland|Nederlandse|Turkse|Marokkaanse|Poolse|Syrische|EMDR|PTSS|GGZ|Ggz|GGD|Tolk|Intervisie|Landelijke?|Nationale|Nationaal|Centrale|Centraal|Regionale|Regionaal|Juridische|Algemene|Medische|Psychiatrische|Lokale|Maatschappelijke|Forensische|Casus|Veiligheid|Bijbel|Koran|Islam|Ramadan|Playmobil|Duplo|Lego|Ik|Wij|Hij|Zij|Ze|Er|Dit|Dat|Na|Toen|Nu|Daar|Maar|En|Als|Wat|Wie|Hoe|In|Op|Bij|Met|Voor|Van(?! (?:de[nr]? )?\p{Lu})|Aan|Zijn|Haar|Hun|Deze|Die|U|Uw|Je|We|The|She|He|They|Tweede Wereldoorlog|Eerste Kamer|Tweede Kamer|Sociale|Dienst|Voogd|Gezinsvoogd|Nederlander|Westerse|Randstad|Middellandse|Europese|Arabische|Oost-Europese|Antillen|Balkan|Syriër|Filipijnen|Verenigde|NVvP|NIP|VGCt|VEN|Bascule-methode|Horizonmethode|Zoom|Teams|App)(?![\p{L}])|[\p{Lu}]{1,2}\d?$|\p{Lu}[\p{L}]{2,24}(?:wet|raad|richtlijn|code|therapie|methode|model|lijst|schaal|protocol|oorlog|training|zorg|hulp|dienst|aanse|eense|ische|iaanse|poli|team|fase|stelling|syndroom|stoornis|garde|unie|staat|leger|partij|eritrese|syrische)$|\p{Lu}\p{L}{3,20}(?:aanse|eense|ische|ainse|trese|nese|kse|gese|lse|dse|tische)$|(?:\p{Lu}\p{Ll}+ )(?:Garde|Unie|Staat|Leger|Partij|Oorlog)$)/u
