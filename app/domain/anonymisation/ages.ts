import { type Found, type Stretch, stretchesOf } from './found.ts'
import { numberWords } from './number-words.ts'
import { both, type Starts, wordSet, wordsLike } from './starts.ts'

/**
 * Ages of someone: with a unit, in brackets after a person, after "is" or "wordt"; not how long something lasts,
 * and not the range a method is meant for.
 * @param persons  where persons were found, for a bare number after a name is an age
 */
export function ages(text: string, starts: Starts, persons: readonly Stretch[]): Found[] {
  const found: Found[] = []
  const numbers = both(starts.digits, starts.of(numberWords))
  const add = (start: number, end: number, tier: Found['tier'], reason: Found['reason'] = 'age') =>
    found.push({ start, end, category: 'age', tier, reason })
  for (const { start, end } of stretchesOf(text, withUnit, numbers)) {
    const before = text.slice(Math.max(0, start - 30), start)
    const after = text.slice(end, end + 30)
    if (rangeBefore.test(before) || rangeAfter.test(after) || lasting.test(after) || lastsNow.test(before)) continue
    if (takes.test(text.slice(Math.max(0, start - 60), start))) continue
    if (/ (?:oud|old)$|y\/?o$/.test(text.slice(start, end)) && (!/^e/.test(after) || oldOne.test(after)))
      add(start, end, 'A')
    else if (saysAge.test(before) && !spanBefore.test(before)) add(start, end, 'A')
    else if (!lastingBefore.test(before) && !spanBefore.test(before) && ofSomeone.test(after))
      add(start, end, saysAgeAfter.test(after) ? 'A' : 'B')
  }
  for (const { start, end } of stretchesOf(text, aged, numbers)) {
    const before = text.slice(Math.max(0, start - 30), start)
    const after = text.slice(end, end + 24)
    if (
      (!notAPerson.test(after) || (/^ leeftijd/.test(after) && /(?:^|\s)op $/i.test(before))) &&
      !rangeBefore.test(before) &&
      !/\d ?(?:-|–|tot|t\/m|à) ?$/.test(before)
    )
      add(start, end, 'A')
  }
  for (const { start, end } of stretchesOf(text, oneself, both(starts.of(subjects), starts.of(kinWords)))) {
    if (!measure.test(text.slice(end, end + 24))) add(start, end, 'A')
  }
  for (const { start, end, match } of stretchesOf(text, afterRole, starts.of(roleWords))) {
    // "de middelste van drie", "moeder van drie" say how many there are.
    if (
      !/^(?:oudste|jongste|middelste|eldest|youngest|moeder|vader|ouder|mother|father|oma|opa|tante|oom) van (?:[1-9](?!\d)|\p{L})/iu.test(
        match[0],
      )
    )
      add(start, end, 'A', 'age-in-brackets')
  }
  for (const { start, end } of stretchesOf(text, sexAndAge, starts.of(sexes))) add(start, end, 'A', 'age-in-brackets')
  for (const { start, end, match } of stretchesOf(text, someoneOf, starts.of(people))) {
    if (!notSomeone.test(match[0])) add(start, end, 'B')
  }
  for (const { start, end } of stretchesOf(text, several2, starts.of(manyPeople))) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, atLast, starts.of(atLastBegins))) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, roleThenAge, starts.of(rolesWithAge))) {
    if (!measure.test(text.slice(end, end + 24))) add(start, end, 'B')
  }
  for (const { start, end, match } of stretchesOf(text, labelled, starts.of(ageLabels))) {
    if (!/vanaf|tot|tussen|onder|boven|gemiddeld/i.test(match[0])) add(start, end, 'A')
  }
  for (const { start, end } of stretchesOf(text, infant, starts.of(infants))) add(start, end, 'A')
  for (const { start, end } of stretchesOf(text, birthday, starts.of(birthdayBegins))) add(start, end, 'A')
  for (const { start, end } of stretchesOf(text, english, starts.of(agedBegins))) add(start, end, 'A')
  for (const { start, end } of stretchesOf(text, pronoun, starts.of(pronouns))) {
    if (!measure.test(text.slice(end, end + 24))) add(start, end, 'B')
  }
  for (const { start, end } of stretchesOf(text, inBrackets, starts.sign('('))) {
    if (!notAgeBefore.test(text.slice(Math.max(0, start - 26), start - 1))) add(start, end, 'B', 'age-in-brackets')
  }
  for (const { start, end } of stretchesOf(text, turns, starts.of(turnWords))) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, subjectFirst, starts.capitals)) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, fragment, starts.digits)) add(start, end, 'B')
  for (const { start, end } of stretchesOf(text, yearsAndMonths, starts.digits)) add(start, end, 'A')
  for (const person of persons) {
    const after = text.slice(person.end, person.end + 30)
    const match =
      listed.exec(after) ?? bracket.exec(after) ?? comma.exec(after) ?? sexAfter.exec(after) ?? afterName.exec(after)
    const groups = match?.indices?.groups
    const mark = groups?.mark ?? groups?.mark2 ?? groups?.mark3
    if (mark) add(person.end + mark[0], person.end + mark[1], 'A', 'age-in-brackets')
  }
  return found
}

const lowWords =
  'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien'
const highWords =
  '(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)'
const englishWords =
  '(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const digits = '(?:1[01]\\d|[1-9]?\\d)'
const amount = `(?:${digits}(?:[.,]5|½| ½)?|${lowWords}|${highWords}|${englishWords})`
const several = amount.replace('een|één|', 'anderhalf(?! (?:jaar|uur|maand|week|dag))|').replace('|one|', '|')
const unit = '(?:jaar|yo|y/o|jr|jaren|j|maanden|maand|mnd|mnden|mdn|weken oud|years?|yrs?|months?)'
const withUnit = new RegExp(
  `(?<![\\p{L}\\d.,/€-]|\\d )${amount}(?: |-(?=jr|yr))?${unit}(?![\\p{L}\\d])(?: (?:en|and) (?:een half|\\d{1,2} (?:maanden|mnd|months)))?(?: (?:oud|old))?`,
  'giu',
)
const aged = new RegExp(`(?<![\\p{L}\\d.,/])(?:${amount})(?:[ -]{0,2}jarige?|[- ]year[- ]old)(?!\\p{L})`, 'giu')
const rangeBefore =
  /(?:vanaf|tot|t\/m|tot en met|onder de|boven de|ouder dan|jonger dan|minimaal|maximaal|tussen(?: de)?|van \d{1,2} tot|\d ?(?:-|–|à|en|of)|kinderen van|jongeren van|jeugdigen van|mensen van|cliënten van|leeftijd(?:en)? van|groep van|from|under|over|aged? (?:between|from)|children of|older than|younger than|at least|between|up to|until|to) ?$/i
const rangeAfter =
  /^ ?(?:en ouder|en jonger|of ouder|of jonger|tot \d|t\/m|tot en met|-|–|and older|and over|or older|to \d|\+)/i
const saysAge =
  /(?:\b(?:is|was|wordt|werd|ben|bijna|net|nu|inmiddels|toen|van|leeftijd:?|oud:?|turned|aged?|age:?|,|\()) ?$/i
const spanBefore =
  /(?<!\p{L})(?:\p{Ll}{0,16}(?:periode|duur|looptijd|relatie|huwelijk|straf|cel|termijn|wachttijd|behandeling|traject|detentie|tbs|ervaring|verschil|proeftijd|opname|tijd|maximum|minimum|duration|period|sentence|relationship|marriage)|dat|dit|het|er) (?:van|of|is|was|werd) $/iu
const oldOne =
  /^e (?:jongen|meisje|kind|zoon|dochter|vrouw|man|baby|peuter|kleuter|broer|zus|neef|nicht|cli[eë]nt|pati[eë]nt|moeder|vader|tweeling)/iu
const saysAgeAfter = /^ ?(?:oud|old|geworden|[),;.]|meisje|jongen|man\b|vrouw)/i
const lasting =
  /^ ?(?:geleden|ago|ervaring|experience|lang|later|eerder|earlier|getrouwd|samen|gescheiden|gehuwd|in (?:behandeling|therapie|zorg|dienst|nederland|detentie|een|de|het)|werkzaam|behandel|therap|cel|gevangenis|tbs|jeugddetentie|clean|nuchter|sober|gewacht|op de|ots|verschil|durend|gewerkt|duren|aan (?:behandel|therap)|bij (?:ons|de|een|het|elkaar)|na\b|after|voor(?:dat)?\b|before|nadat|geduurd|relatie|huwelijk|studie|opleiding|school|onderwijs|per\b|garantie|follow|van (?:haar|zijn|hun)|marriage|together|of (?:experience|treatment|therapy|marriage)|in (?:treatment|therapy|prison|care)|therapy|treatment|long|wachttijd|wachtlijst|cel|misbruik|mishandel|geweld|stabilis|verlof|stage|ziek|thuis)/i
/** How long something takes, said earlier in the clause. */
const takes =
  /(?:wachttijd|wachtlijst|wachten|doorlooptijd|looptijd|duur|duren|termijn|periode|traject|hersteltijd|herstel|follow-up|verlenging|proeftijd|waiting time|waiting list|duration|takes|lasts)[^.,;:!?\n]*$/iu
const lastsNow =
  /(?<!\p{L})(?:werk|werken|werkt|werkte|doe|doet|zit|bestaat|woon|woont|wonen|wacht|wachten|duurt|ken|kennen|studeer|leef) (?:nu|al|inmiddels|intussen) $/iu
const lastingBefore =
  /(?:\b(?:sinds|al|na|gedurende|over|binnen|ruim|afgelopen|laatste|per|elke|ieder|iedere|eerste|voor|duurt|duurde|komende|vorige|enkele|zo'n|gemiddeld|reken op|totaal|maximaal|minimaal|on average|meer dan|minder dan|langer dan|korter dan|longer than|shorter than|minstens|ongeveer|circa|tijdens|bijna|for|since|after|within|past|last|first|every|next|over the|nog|weer|daarna|hooguit|om de|ter|verspreid over|(?:werk|werken|werkt|doe|zit|bestaat) (?:nu|al)|werken|werk|werkte|werkt|woonde|woont|zat|zaten|leefde|wachtte|studeerde|trouwde|getrouwd|gevangen|duurden|lasted|worked|lived|in|duur:?|looptijd|jarenlang|om) (?:de |het |the )?)$/i
const notAPerson =
  /^ ?(?:opleiding|traject|onderzoek|huwelijk|jubileum|studie|relatie|contract|plan|programma|project|periode|bestaan|cursus|training|looptijd|wachttijd|follow|termijn|strijd|oorlog|samenwerking|behandel|therapie|garantie|overeenkomst|course|study|programme|program|project|marriage|relationship|contract|follow-up|leeftijd)/i

const subject =
  '(?:neefje|nichtje|dader|pleger|slachtoffer|tweeling|kinderen|kids|jongens|meisjes|zonen|zoons|dochters|broers|zussen|children|boys|girls|betrokkene|mama|papa|tante|oom|hij|zij|ze|ik|he|she|i|moeder|vader|ma|pa|zoon|dochter|broer|zus|zusje|broertje|cliënte?|patiënte?|pt|cl|meisje|jongen|kind|mevrouw|meneer|vrouw|man|partner|ex|oma|opa|mother|father|client|boy|girl|brother|sister|son|daughter)'
const kin = '(?:neef|nicht|stief|pleeg|half|klein|buur)\\p{Ll}{2,12}'
const oneself = new RegExp(
  `(?<!\\p{L})(?:${kin}|${subject}) (?:is|was|wordt|word|werd|ben|zijn|waren|are|were|turned|became|turns|turning) (?:(?:nu|net|pas|inmiddels|bijna|toen|toch|echt|denk ik|destijds|al|nog maar|zelf|vandaag|gisteren|morgen|binnenkort|(?:in|op|eind|begin) [\\p{L}\\d]{1,10}|(?:volgende|vorige|deze) (?:week|maand|zomer)|(?:dit|volgend) jaar|only|now|just|nearly|almost|about to turn) ){0,2}(?<mark>${several}(?:(?:, ?${amount}){0,4} (?:en|and) ${amount})?)(?![\\p{L}\\d.,/%-]*[\\p{L}\\d/%])`,
  'dgiu',
)
const measure =
  /^ ?(?:kg|kilo|cm|meter|keer|x|maal|uur|min|dagen|dag|weken|week|punten|van de|times|hours|days|weeks|sessies|procent|%|jaar|jr|maanden|mnd|kinderen|of the)/i
const roles =
  '(?:zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|kind|kinderen|kids|zoons|zonen|dochters|broers|zussen|meisje|jongen|jongetje|moeder|vader|cliënte?|cliente?|patiënte?|man|vrouw|mevrouw|meneer|ouder|partner|ex-partner|ex|tante|oom|oma|opa|nichtje|neefje|nicht|neef|vriend|vriendin|stiefvader|stiefmoeder|stiefzoon|stiefdochter|pleegkind|pleegzoon|pleegdochter|halfbroer|halfzus|halfzusje|halfbroertje|tweeling|baby|peuter|kleuter|puber|jongere|leerling|buurman|buurvrouw|buurjongen|jeugdige|mother|father|son|daughter|brother|sister|boy|girl|client|patient|husband|wife|child|twins|ma|pa|mw|dhr|oudste|jongste|middelste|eldest|youngest|tiener|teenager|boyfriend|girlfriend|niece|nephew|aunt|uncle|pt|cl)'
const some = `${digits}(?: ?(?:jr|jaar|j|mnd|maanden|y|yrs|years|mths))?(?:(?:, ?| en | ?& ?| and | ?/ ?)${digits}(?: ?(?:jr|jaar|j|mnd|maanden))?){0,5}`
const afterRole = new RegExp(
  `(?<!\\p{L})${roles}(?: \\((?:[mvjfMVJF]\\.?,? ?)?(?<mark>${some})(?:[,;/ ] ?[^()\\d]{0,40})?\\)| van (?<mark2>${some}|${highWords}|(?<!(?:kind|kinderen|jongere|kids|peuter|kleuter) van )(?:${lowWords.replace('een|één|', '')})(?![\\p{L}]))(?![\\p{L}\\d.,]*[\\d%\\p{L}])(?! (?:jaar|jr|kg|keer|cm|weken|tot|t/m|à|of|or|to) ?\\d?|-|–)|, (?<mark3>${digits}|${highWords}|${lowWords.replace('een|één|', '')})(?=[,.;]))`,
  'dgiu',
)
const sexAndAge = new RegExp(
  `(?<![\\p{L}\\d])(?:\\(?[mvjfMVJF]\\.?[,/ ] ?(?<mark>${digits})(?= ?[),;/.]| jr| jaar)|(?:man|vrouw|jongen|meisje|male|female)[/,] ?(?<mark2>${digits})(?![\\d\\p{L}]))`,
  'dgu',
)
const birthday = new RegExp(
  `(?<!\\p{L})(?:(?:op|sinds|vanaf|na|rond|voor|tot|on|since|at|from|around) )?(?:haar|zijn|hun|mijn|diens|his|her|their|my) (?<mark>(?:${digits}(?:e|ste|de|th|st|nd|rd)|(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|dertigste|veertigste|vijftigste|zestigste))(?: en (?:\\d{1,2}(?:e|ste|de)|[\\p{Ll}]{4,13}de|[\\p{Ll}]{4,14}ste))?)(?: (?:verjaardag|levensjaar|jaar|birthday))?(?!,? (?:sessie|gesprek|kind|keer|school|poging|behandel|traject|intake|afspraak|week|dag|session|appointment|baan|huwelijk|relatie|zwanger|[\\p{L}]{3,20}(?:poging|sessie|gesprek)))`,
  'dgiu',
)
const english = new RegExp(
  `(?<!\\p{L})(?:(?:aged|age|leeftijd|lft|lftd|lft\\.|age:|leeftijd:) ?:? ?(?<mark>${amount})(?![\\d\\p{L}-]|[-–] ?\\d| (?:to|tot|t/m|and|en) \\d)|(?:when|toen|sinds|als) (?:he|she|they|i|hij|ze|zij|ik) (?:was |were |is |pas |nog maar )?(?<mark2>${amount})(?: (?:was|is|werd))?(?![\\p{L}\\d]| (?:keer|jaar|uur|weken|maanden|months|times|dagen|kinderen|weeks|days)))`,
  'dgiu',
)
const bracket =
  /^(?:['’]?s)? ?\((?:[mvjfMVJF]\.?,? ?|bijna |net |nu |nog )?(?<mark>(?:1[01]\d|[1-9]?\d)(?:[.,]5)?(?: ?(?:jaar|jr|j|mnd|maanden|wkn|weken|years|yrs|y)\.?)?)(?!\d)(?:[,;/ ] ?[^()]{0,12})?\)?/d
/** Several names, several ages: "Priya en Shanti, 11 & 14". */
const listed =
  /^(?:, ?| \()(?<mark>(?:[1-9]\d|[1-9])(?:(?:, ?| en | ?& ?| and | ?\/ ?)(?:[1-9]\d|[1-9])){1,4}(?: jaar| jr)?)(?=[,.;)\n](?!\d)|$)/d
/** "Juul v 6". */
const sexAfter = /^,? [mvjf] ?(?<mark>[1-9]\d?)(?=[,.;)\n](?!\d)|$)/d
const comma = /^, ?(?<mark>(?:1[01]\d|[1-9]?\d)(?: ?(?:jaar|jr|mnd|maanden|years|yrs)\.?)?)(?=[,.;)](?!\d)|$)/d
/** "is 55", "van 17", "wordt 12", " 7," right after a person. */
const afterName = new RegExp(
  `^(?:['’]s)?(?:,? (?:zelf )?(?:is|was|wordt|werd|turned|became|turns)(?: (?:nu|net|pas|inmiddels|bijna|toen|al|now|just|ongeveer|only|morgen|volgende week|(?:maan|dins|woens|donder|vrij|zater|zon)dag)){0,2} (?<mark>${several})(?! ?(?:kg|kilo|cm|keer|x |maal|uur|dagen|weken|sessies|jaar (?:geleden|getrouwd|samen|ouder|jonger))|[\\d\\p{L}]|[.,/-]\\d)|,? van (?:net |bijna |pas )?(?<mark2>${several})(?=[ ,.;)]|$)(?! (?:tot|jaar geleden|kilo|kinderen))|,? (?:(?:net|pas|bijna|nu) )?(?<mark3>(?:1[01]\\d|[1-9]\\d?))(?: en|(?=[,.;)\\n](?!\\d)|$)))`,
  'diu',
)
/** "dat hij 6 wordt", "wordt ze 12", "zij 9", "she's 15", "die is 4". */
const pronoun = new RegExp(
  `(?<!\\p{L})(?:(?:hij|zij|ze|ik|he|she) (?:(?:net|pas|bijna|al|toen) )?(?<mark>${several})(?: (?:is|was|wordt|werd)(?! (?:jaar|keer))|(?=[.;,)]|$))|(?:is|was|wordt|werd|ben) (?:hij|zij|ze|ik|he|she) (?:(?:weer|nu|pas|dan|net|al|ook|inmiddels|echt|bijna|really) ){0,2}(?<mark2>${several})(?=[ .,;!?)\\n]|$)(?! (?:kg|keer|jaar (?:geleden|getrouwd)|kinderen|dagen|weken|uur))|(?:he['’]s|she['’]s|hij['’]s|ze['’]s|die (?=\\d+ (?:is|was|wordt))|who (?=\\d+ )|die is|die was|wie is|oudste is|jongste is|middelste is|eldest is|youngest is) (?:(?:nu|pas|net|al|now|only|just) )?(?<mark3>${several})(?=[ .,;!?)\\n]|$)(?! (?:kg|keer|jaar (?:geleden|getrouwd)|kinderen|dagen|weken|uur)))`,
  'dgimu',
)
/** "een weduwe van 61", "een collega van vijftig": a person's noun, and how old they are. */
const someoneOf = new RegExp(
  `(?<!\\p{L})\\p{L}{4,24} (?:van|of) (?:net |pas )?(?<mark>(?:1[01]\\d|[1-9]\\d|[4-9])|${highWords}|${lowWords.replace('een|één|twee|drie|vier|', '')})(?![\\p{L}\\d.,/%-]*[\\p{L}\\d/%])(?=[,.;)!?\\n]|$| (?:die|met|en|uit|wiens|wier|dat|in|op|zonder|bij|who|with|from)(?!\\p{L}))(?! en (?:${amount}) (?:${unit}|keer|weken|dagen|sessies))`,
  'dgiu',
)
const people = wordsLike(
  /^(?!.*(?:cijfer|nummer|meter|kamer|winter|zomer|ember|factor|getal|aantal|maximum|keer|weer|uur|jaar|paar|centimeter|waarde|gezinshuis|opleider|koers|beker|kalender|teller|partner?schap|leeftijd)$).{3,}(?:er|ster|aar|ling|ant|ent|eur|euse|ist|iste|man|vrouw|meisje|jongen|kind|zoon|dochter|broer|zus|je|moeder|vader|weduwe|weduwnaar|collega|dame|heer|kerel|gast|puber|tiener|iet|aan|ees|agoog|oloog)$|^(?:weduwe|collega|dame|heer|asielzoeker|broer|zus|widow|lady|guy|lad|nephew|cousin|girl|boy|man|woman|child|teenager|kerel|gast|knul|meid|boer|arts)$/,
)
const notSomeone =
  /^(?:kind|kinderen|jongere|kleuter|peuter|puber|middelste|moeder|vader|ouder|ouders|mother|father|parent|oma|opa|eigenaar|leider|houder|beheerder|winnaar|minder|meer|later|eerder|verder|onder|ander|over|weer|moment|cliënten|percentage|accent|document|kwartier|leden|klant|aantal|enkelen|geen|iedereen|sommigen|gemiddelde|student|consequent|instrument|medicament|fragment|departement|onderwijsassistent) /iu
/** "Kinderen: 4, 7 en 11 jaar", "drie kinderen, 4, 7 en 11", "three sons (15, 12 and 4)". */
const several2 = new RegExp(
  `(?<!\\p{L})(?:kinderen|kids|jongens|meisjes|zonen|zoons|dochters|broers|zussen|broertjes|zusjes|kleinkinderen|pleegkinderen|sons|daughters|children|boys|girls|siblings)(?::|,| \\() ?(?:van )?(?<mark>${amount}(?:(?:, ?| ?/ ?)${amount}){0,6}(?:,? (?:en|and|&) ${amount})(?: (?:jaar|jr|years))?)(?![\\p{L}\\d%])(?! (?:keer|weken|dagen|uur|maanden))`,
  'dgiu',
)
const manyPeople = wordSet(
  'kinderen kids jongens meisjes zonen zoons dochters broers zussen broertjes zusjes kleinkinderen pleegkinderen sons daughters children boys girls siblings',
)
/** "Leeftijd cliënt: 42", "net 18 geworden", ", bijna 18". */
const atLast = new RegExp(
  `(?<!\\p{L})(?:(?:leeftijd|lft\\.?|age) (?:\\p{Ll}{3,14}(?:: ?| ))?(?<mark>${digits})(?![\\d\\p{L}%,-]| (?:tot|t/m|en) )|(?:net|pas|vorige week|gisteren|onlangs|vandaag|just) (?<mark2>${several}) (?:geworden)(?!\\p{L})|(?<=, )bijna (?<mark3>1[0-9]|[4-9])(?=[.,;!?)\\n]|$))`,
  'dgiu',
)
const atLastBegins = wordSet('leeftijd lft age net pas vorige gisteren onlangs vandaag just bijna')
/** As hasty notes have it: "vader 44, moeder 39", "broertje 6 slaapt slecht", "vr 29". */
const roleThenAge =
  /(?<!\p{L})(?:moeder|vader|mdr|vdr|zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|oudste|jongste|middelste|man|vrouw|vr|jgn|mn|meisje|jongen|oma|opa|partner|cl|cte|mw|dhr)(?:\.? ?[=:] ?| )(?<mark>(?:1[01]\d|[1-9]\d|[4-9])(?:(?:, ?| en | ?\/ ?| ?& ?)\d{1,2})*)(?![\p{L}\d%.:/-]*[\p{L}\d%])(?=$|[,.;)&\n]| (?:en|wil|is|zit|slaapt|heeft|zegt|zwanger|gescheiden|woont|doet|gaat|blijft|huilt|eet|werkt|die|met))/dgiu
const rolesWithAge = wordSet(
  'moeder vader mdr vdr zoon zoontje dochter dochtertje broer broertje zus zusje oudste jongste middelste man vrouw vr jgn mn meisje jongen oma opa partner cl cte mw dhr',
)
/** A field of a form: "Leeftijd kind(eren): 5 en 8", "Leeftijd en geslacht: 16". */
const labelled =
  /(?<!\p{L})leeftijd(?:en)?(?!\p{L})[ \p{L}/()]{0,30}(?:: ?|(?<=kinderen) )(?<mark>\d{1,3}(?:[;,]\d{1,2}(?!\d))?(?:(?:, ?| en | ?\/ ?)\d{1,2}){0,6}(?: (?:jaar|jr))?)(?![\d%]| ?(?:-|–|tot|t\/m))/dgiu
const ageLabels = wordSet('leeftijd leeftijden')
/** A baby's age in weeks or days. */
const infant =
  /(?<!\p{L})(?:baby|kind|kindje|zoon|zoontje|dochter|dochtertje|meisje|jongetje|pasgeborene|tweeling|infant) (?:van|of|is) (?:nu |pas |net )?(?<mark>\d{1,2} (?:weken|wkn|dagen|maanden|mnd|weeks|days|months))(?!\p{L})/dgiu
const infants = wordSet('baby kind kindje zoon zoontje dochter dochtertje meisje jongetje pasgeborene tweeling infant')
/** A number alone between brackets. */
const inBrackets =
  /(?<=\p{L}{2}['’]?s? )\((?:(?:nu|toen|bijna|net|pas|then|now) )?(?<mark>(?:1[01]\d|[1-9]\d|[4-9])(?: ?(?:jaar|jr|j|mnd|yrs|y)\.?)?)\)/dgu
const notAgeBefore =
  /(?:\d|[-\p{Lu}]{2,}(?:-[A-Z\d]{1,4})?|(?<!\p{L})(?:score|punten|sud|voc|iq|sessies?|stap|fase|week|weken|weeks|steps?|keer|maanden|bijlage|tabel|hoofdstuk|pagina|artikel|noot|zie|bron|van de|totaal|gemiddeld|aantal|leden|deelnemers|aanwezig|personen|kinderen|gesprekken|groep|niveau|versie|norm|cijfer|graad|punt|klas))\s?(?:\((?:nu|toen|bijna|net|pas|then|now) )?$/u
/** A note that begins with how old someone is: "13, vwo 1", "43, surinaams". */
const fragment = /(?<=(?:^|[.?!\n] ?))(?<mark>(?:[1-9]\d|[4-9]))(?=, \p{Ll}{3})/dgu
/** Whoever a sentence begins with: "Betrokkene is 63, …"; not what was measured. */
const subjectFirst =
  /(?<=(?:^|[.!?\n] ?))(?!(?:Score|Totaal|Cijfer|Ernst|Gemiddelde|Uitslag|Aantal|Resultaat|Dosis|Bloeddruk|Gewicht|Temperatuur|Norm|Maximum|Minimum|Dat|Dit|Het|Er|Antwoord|Som|Kamer|Week|Sessie|Stap|It|That|This|Score) )(?:\p{Lu}\p{Ll}{2,20}|\p{Lu}\.) (?:is|was|wordt) (?:(?:nu|net|inmiddels|pas|morgen|(?:maan|dins|woens|donder|vrij|zater|zon)dag) )?(?<mark>(?:1[01]\d|[1-9]\d|[4-9]|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien))(?=[,.;] | en )/dgu
/** A note without a subject: "wordt 18 op …", "is 17 of 18?". */
const turns =
  /(?<=(?:^|[:.!?\n] ?))(?:[Ww]ordt|[Ww]erd|[Ii]s) (?:nu |net |pas |bijna )?(?<mark>(?:[1-9]\d|[4-9]))(?= op | of |[,.;?!\n]|$)/dgu
const turnWords = wordSet('wordt werd is')
/** As tests write it: 9;4 is nine years and four months. */
const yearsAndMonths = /(?<![\p{L}\d.,;])\d{1,2};(?:1[01]|\d)(?![\d;])/gu
/** What may follow an age that nothing before it announces. */
const ofSomeone =
  /^ ?(?:$|[,.;:)(\n!?/]|en |oud|met |die |uit |wonend|woon|meisje|jongen|man\b|vrouw|is |heeft|werd|afkomstig|moeder|vader|gescheiden|getrouwd|alleenstaand|student|leerling|zit |wil |was |van |sinds |bij |op |in |cliënt|patiënt|kind|woman|man|girl|boy|from|with|who|living|and |v\b|m\b|toen)/i

const bareSet = (alternatives: string) =>
  wordSet(
    alternatives
      .replace(/^\(\?:|\)$/g, '')
      .replaceAll('ë', 'e')
      .split('|')
      .flatMap((word) => (word.endsWith('e?') ? [word.slice(0, -2), word.slice(0, -1)] : [word])),
  )
const subjects = bareSet(subject)
const kinWords = wordsLike(/^(?:neef|nicht|stief|pleeg|half|klein|buur)[a-z]{2,12}$/)
const roleWords = bareSet(roles)
const sexes = wordSet('m v j f man vrouw jongen meisje male female')
const birthdayBegins = wordSet(
  'op sinds vanaf na rond voor tot on since at from around haar zijn hun mijn diens his her their my',
)
const agedBegins = wordSet('aged age leeftijd lft lftd when toen sinds als')
const pronouns = wordSet(
  "hij zij ze ik he she is was wordt werd ben die wie oudste jongste middelste eldest youngest he's she's hij's ze's",
)
