import { type Stretch, stretchesOf } from './found.ts'
import { type Starts, wordSet } from './starts.ts'

/** Words between square brackets that stand for what was taken away; a number may follow. */
export const stands = {
  nl: {
    person: 'persoon',
    child: 'kind',
    mother: 'moeder',
    father: 'vader',
    parent: 'ouder',
    partner: 'partner',
    sibling: 'broer of zus',
    family: 'familielid',
    colleague: 'collega',
    teacher: 'leerkracht',
    friend: 'bekende',
    police: 'politie',
    lawyer: 'jurist',
    date: 'datum',
    spring: 'datum in voorjaar',
    summer: 'datum in zomer',
    autumn: 'datum in najaar',
    winter: 'datum in winter',
    address: 'adres',
    postcode: 'postcode',
    place: 'plaats',
    phone: 'telefoonnummer',
    email: 'e-mailadres',
    url: 'website',
    bsn: 'bsn',
    iban: 'rekeningnummer',
    number: 'nummer',
    plate: 'kenteken',
    school: 'school',
    care_org: 'zorginstelling',
    employer: 'werkgever',
    organisation: 'organisatie',
    handle: 'account',
    profession: 'beroep',
    age: 'leeftijd',
  },
  en: {
    person: 'person',
    child: 'child',
    mother: 'mother',
    father: 'father',
    parent: 'parent',
    partner: 'partner',
    sibling: 'sibling',
    family: 'relative',
    colleague: 'colleague',
    teacher: 'teacher',
    friend: 'acquaintance',
    police: 'police',
    lawyer: 'lawyer',
    date: 'date',
    spring: 'date in spring',
    summer: 'date in summer',
    autumn: 'date in autumn',
    winter: 'date in winter',
    address: 'address',
    postcode: 'postal code',
    place: 'place',
    phone: 'phone number',
    email: 'e-mail address',
    url: 'web site',
    bsn: 'citizen number',
    iban: 'bank account',
    number: 'number',
    plate: 'number plate',
    school: 'school',
    care_org: 'care organisation',
    employer: 'employer',
    organisation: 'organisation',
    handle: 'account name',
    profession: 'profession',
    age: 'age',
  },
} as const
export type Stands = keyof (typeof stands)['nl']

const words = [
  ...new Set([
    ...Object.values(stands.nl),
    ...Object.values(stands.en),
    'dorp',
    'stad',
    'regio',
    'instelling',
    'oma',
    'opa',
  ]),
]
const bracketed = new RegExp(`\\[(?:${words.join('|')})(?: \\d{1,4})?\\]`, 'gu')
const band =
  /(?<!\p{L})(?:rond de \d{1,3} (?:jaar|maanden|weken)|rond de \d{1,3}|ongeveer \d{1,3}-jarige?|(?:begin|midden|eind|ergens) (?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|in de (?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|around \d{1,3}(?: (?:years|months|weeks))?|about \d{1,3} years old|(?:in (?:his|her|their) )?(?:early|mid|late)[ -](?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)|(?:gemeente|dorp|stad|plaats) in de regio)(?!\p{L})/giu

const bandBegins = wordSet(
  'rond ongeveer begin midden eind ergens in around about early mid late gemeente dorp stad plaats',
)

/** Where our own replacements stand: what is inside is never marked again. */
export function ownWords(text: string, starts: Starts): Stretch[] {
  const found: Stretch[] = []
  for (const { start, end } of stretchesOf(text, bracketed, starts.sign('['))) found.push({ start, end })
  for (const { start, end } of stretchesOf(text, band, starts.of(bandBegins))) found.push({ start, end })
  return found
}
