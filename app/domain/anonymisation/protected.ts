import { type Stretch, stretchesOf } from './found.ts'
import { ownWords } from './own-words.ts'
import { both, type Starts, wordSet } from './starts.ts'
import type { Token } from './tokens.ts'
import { words } from './words/lookup.ts'
import type { Phrases } from './words/phrases.ts'

/** References as a list of literature has them: whatever is written so names who wrote. */
export function literature(text: string, starts: Starts): Stretch[] {
  if (!year.test(text)) return []
  return [
    ...stretchesOf(text, reference, both(starts.capitals, starts.of(particles))),
    ...stretchesOf(text, inFull, both(starts.capitals, starts.initials)),
  ]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start)
}

/** Stretches that are never a person, a place or an organisation: what is said of methods, authors and peoples. */
export function notNames(text: string, starts: Starts, tokens: readonly Token[], phrases: Phrases): Stretch[] {
  const zones: Stretch[] = []
  let end = 0
  for (const [at, count] of phrases.notPerson) {
    const token = tokens[at] as Token
    if (token.start < end) continue
    if (token.shape === 'lower' && !/^(?:de|het|van|window|geef|piep|syndroom|tweede|eerste|hoge)$/.test(token.bare))
      continue
    // One word of the list may be someone's name all the same.
    if (count === 1 && token.shape === 'title' && (words.isFirstName(token.bare) || words.isCommonSurname(token.bare)))
      continue
    end = (tokens[at + count - 1] as Token).end
    zones.push({ start: token.start, end })
  }
  const authorBegins = both(starts.capitals, starts.of(particles))
  const cited = [
    ...(year.test(text) ? stretchesOf(text, withYear, authorBegins) : []),
    ...(others.test(text) ? stretchesOf(text, withOthers, authorBegins) : []),
    ...(developed.test(text) ? stretchesOf(text, whoDeveloped, authorBegins) : []),
    ...stretchesOf(text, abbreviated, text.includes('(') ? starts.capitals : []).filter(({ match }) =>
      sameLetter(match[0]),
    ),
    ...stretchesOf(text, schoolOf, starts.sign('(')),
    ...stretchesOf(text, theirWork, starts.of(workWords)),
    ...stretchesOf(text, theirs, starts.capitals),
    ...stretchesOf(text, instrument, instrumentEnds.test(text) ? starts.capitals : []).filter(({ start, end }) =>
      noFirstName(tokens, start, end),
    ),
  ]
  for (const { start, end } of cited) zones.push({ start, end })
  return [...zones, ...ownWords(text, starts)].sort((a, b) => a.start - b.start)
}

const author = String.raw`(?:(?:van der|van den|van de|van|de|ten|ter|Van der|Van den|Van de|Van|De|Ten|Ter|von|Von) )?\p{Lu}[\p{L}'’-]{1,24}`
const authors = String.raw`${author}(?:(?:, | & | en | and |, en |, & )${author}){0,5}(?:,? et al\.?| e\.a\.?|,? en collega['’]s)?`
const particles = wordSet('van de ten ter von')
const year = /(?<!\d)(?:19[5-9]|20[0-4])\d/
const others = /et al|e\.a\./
/** Shapiro (2018); Van der Kolk en Fisler, 1995; (Ehlers & Clark, 2000). */
const withYear = new RegExp(String.raw`(?<![\p{L}\d])${authors}(?:,? \(|, ?)(?:19[5-9]|20[0-4])\d[a-z]?(?!\d)\)?`, 'gu')
const initials = String.raw`(?:\p{Lu}\.[ -]?){1,4}`
/** As in a list of literature: "Herman, J. L., & Foa, E. B. (1992). Trauma and recovery. New York: Basic Books." */
const reference = new RegExp(
  String.raw`(?<![\p{L}\d])${author}, ${initials}(?:(?:, ?&|, ?en|, ?and|,|&|en|and) ?${author}, ${initials}){0,8}(?:,? et al\.?)? ?\((?:19[5-9]|20[0-4])\d[a-z]?\)(?:\.? [^.\n]{5,160}\.(?: [^.\n]{3,60}\.)?)?`,
  'gu',
)
/** "Karin Smit en Petra Bos (2017)", "M. Cloitre en collega's (2011)": several, with a year in brackets. */
const named = String.raw`(?:${initials} ?|\p{Lu}[\p{L}'’-]{1,20} )${author}`
const inFull = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${named}(?:, ${named}){0,4} (?:&|en|and) ${named}|${named} (?:en|and) (?:collega['’]s|colleagues)) \((?:19[5-9]|20[0-4])\d[a-z]?\)`,
  'gu',
)
const withOthers = new RegExp(
  String.raw`(?<![\p{L}\d])${author}(?:(?:, | & | en | and )${author}){0,3},? (?:et al\.?|e\.a\.)`,
  'gu',
)
const developed =
  /ontwikkelde|developed|beschrijven|describe|onderzochten|concludeerden|beschreven|introduceerde|toonden aan|laten zien/
const whoDeveloped = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${author}(?:(?:, | & | en | and )${author}){1,4} (?:beschreven|beschrijven|describe[ds]?|onderzochten|concludeerden|toonden aan|laten zien)|${author}(?:(?: & | en | and )${author})? (?:ontwikkelden?|introduceerden?|developed|introduced))(?!\p{L})`,
  'gu',
)
/** A name with what it is shortened to: "IRT (Imagery Rehearsal Therapy)", "Imagery Rehearsal Therapy (IRT)". */
const abbreviated =
  /(?<![\p{L}\d-])(?:\p{Lu}{2,8}[\p{L}\d-]{0,4} \(\p{Lu}[\p{L}’' &-]{5,60}\)|(?:\p{Lu}[\p{L}’'-]{2,20} (?:for |of |and |en |van |in )?){1,6}\(\p{Lu}{2,8}[\p{L}\d-]{0,4}\))/gu
/** Does what is between the brackets begin as what it is short for? "Bergen (NH)" does not. */
const sameLetter = (match: string) => match[0] === match[match.indexOf('(') + 1]
/** "(schematherapie, Young)". */
const schoolOf =
  /\(\p{Ll}{2,20}(?:therapie|methode|model|theorie|protocol|training),? (?:van )?\p{Lu}[\p{L}’'-]{2,20}\)/gu
/** "de Rey-figuur", "de Sally-Anne-test", "methode Gordon", "Perry's model": a name that became that of a thing. */
const theirs =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}’']{1,20}(?:-\p{Lu}[\p{L}’']{1,20}){0,2}-(?:methode|test|figuur|schaal|model|protocol|taak|techniek|theorie|criteria|training|lijst|index|oefening|interview|toets|cyclus|reflex|score|aanpak|therapie|syndroom|trial|scale|task)|[Mm]ethode \p{Lu}[\p{L}’'-]{2,20}|\p{Lu}[\p{L}’'-]{2,20}['’]s (?:\p{Lu}[\p{Ll}]{2,20} ){0,2}(?:Model|Theory|Scale|Test|model|theory|theorie|schaal|framework|ladder|piramide))(?!\p{L})/gu
/** The name of a test, a programme or a therapy in words with capitals. */
const instrument =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}’'-]{1,20} (?:(?:and|of|for|the|to|in|on|with|en|van|voor|bij) )?){1,6}(?:Questionnaires?|Checklist|Scales?|Inventory|Interview|Schedule|Index|Screen(?:er)?|Test|Measure|Model|Therapy|Programme?|Reprocessing|Processing|Exposure|Desensitization|Symptoms?|Vragenlijst|Schaal|Lijst|Therapie|Programma|Protocol|Training|Onderwijs|Psychotherapie|Behandeling|Richtlijn|Disorder|Stoornis)(?!\p{L})/gu
const instrumentEnds =
  /Questionnaire|Checklist|Scale|Inventory|Interview|Schedule|Index|Screen|Test|Measure|Model|Therap|Program|Processing|Reprocessing|Exposure|Desensitization|Symptom|Vragenlijst|Schaal|Lijst|Protocol|Training|Onderwijs|Psychotherapie|Behandeling|Richtlijn|Disorder|Stoornis/
const noFirstName = (tokens: readonly Token[], start: number, end: number) =>
  tokens.every(
    (token) =>
      token.start < start || token.end > end || words.isAmbiguous(token.bare) || !words.isFirstName(token.bare),
  )
const workWords = wordSet(
  'protocol theorie model methode methodiek test schaal vragenlijst piramide cirkel leercyclus proefschrift polyvagaaltheorie hechtingstheorie leertheorie schematherapie boek handboek artikel onderzoek schema concept werkboek lezing studie begrip visie termen gedachtegoed podcast webinar documentaire the theory book',
)
/** "het protocol van De Jongh", "de theorie van Bowlby". */
const theirWork = new RegExp(
  String.raw`(?<!\p{L})(?:protocol|theorie|model|methode|methodiek|schaal|vragenlijst|piramide|cirkel|leercyclus|proefschrift|polyvagaaltheorie|hechtingstheorie|leertheorie|schematherapie(?= volgens)|boek|handboek|artikel|onderzoek|schema|concept|werkboek|lezing|studie|begrip|visie|termen|gedachtegoed|podcast|webinar|lezing|documentaire|the work|theory|book) (?:van|door|volgens|of|by) (?:(?:prof\.|dr\.|drs\.) ?){0,2}(?:\p{Lu}[\p{L}'’-]{1,20} )?${authors}`,
  'gu',
)
