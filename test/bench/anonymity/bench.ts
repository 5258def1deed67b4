// `npm run bench:anonymity`: how well the check points, on texts it was tuned on and on texts it was not, and how fast.
// With --publish the figures of the half that was not tuned on become those of the page.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { aScanner, scan } from '#app/domain/anonymisation/scan.ts'
import { ruleVersion } from '#app/domain/anonymisation/types.ts'
import { type Sample, samplesIn, tuningHalf } from './read.ts'
import { f1, precision, recall, type Score, score, type Table } from './score.ts'

const here = new URL('.', import.meta.url)
const app = new URL('../../../app/domain/anonymisation/', here)
const heldOut = new URL('held-out.jsonl', here)

const round = (value: number) => Math.round(value * 10) / 10
const shown = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1)).padStart(7)
const line = (name: string, one: Score) =>
  `${name.padEnd(16)}${String(one.required).padStart(6)}${shown(recall(one))}${shown(precision(one))}`

function print(title: string, table: Table) {
  console.log(`\n${title}: ${table.texts} texts, ${table.words} words`)
  console.log(`${'category'.padEnd(16)}${'spans'.padStart(6)}${'recall'.padStart(7)}${'prec.'.padStart(7)}`)
  for (const [category, one] of table.byCategory) console.log(line(category, one))
  console.log(`${line('all', table.all)}   F1 ${f1(table.all).toFixed(1)}`)
  console.log(`every span marked: ${table.dense.whole} of ${table.dense.of} dense texts`)
  console.log(`left unmarked: ${table.clean.untouched} of ${table.clean.of} texts without identifiers`)
}

function speed(samples: readonly Sample[]) {
  for (let round = 0; round < 3; round++) for (const { text } of samples) scan(text)
  const per = samples
    .map(({ text }) => {
      const best = Math.min(
        ...[1, 2, 3].map(() => {
          const begun = performance.now()
          scan(text)
          return performance.now() - begun
        }),
      )
      return (best / text.split(/\s+/).length) * 1000
    })
    .sort((a, b) => a - b)
  const at = (part: number) => per[Math.min(per.length - 1, Math.floor(per.length * part))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** ms for one changed paragraph in a text of some 2,000 words, p50 and p95. */
function editing(samples: readonly Sample[]) {
  const pieces = samples.flatMap(({ text }) => text.split(/\n+/).filter((piece) => piece.trim() !== ''))
  const text: string[] = []
  for (let words = 0, at = 0; words < 2000; at++) {
    const piece = pieces[at % pieces.length] as string
    text.push(piece)
    words += piece.split(/\s+/).length
  }
  const scanAgain = aScanner()
  scanAgain(text)
  const all: number[] = []
  for (let edit = 0; edit < 300; edit++) {
    const at = (edit * 7) % text.length
    text[at] = `${text[at]} en`
    const begun = performance.now()
    scanAgain(text)
    all.push(performance.now() - begun)
  }
  all.sort((a, b) => a - b)
  return { p50: all[150] ?? 0, p95: all[285] ?? 0 }
}

const tuning = tuningHalf()
print('Tuning half', score(tuning))
const held = existsSync(heldOut) ? samplesIn(heldOut) : null
const table = held && score(held)
if (table) print('Held-out half (not tuned on)', table)
if (held) print('Held-out half, hints included', score(held, 'ABC'))

// What a sentence costs by itself says nothing of a text.
const whole = [...tuning, ...(held ?? [])].filter(({ text }) => text.split(/\s+/).length >= 40)
const full = speed(whole)
const edit = editing(whole)
const listBytes = gzipSync(readFileSync(new URL('words/lists.ts', app)), { level: 9 }).length
console.log(`\nfull scan, ms per 1,000 words: p50 ${full.p50.toFixed(1)}, p95 ${full.p95.toFixed(1)}`)
console.log(`one changed paragraph in 2,000 words, ms: p50 ${edit.p50.toFixed(2)}, p95 ${edit.p95.toFixed(2)}`)
console.log(
  `word lists, gzipped: ${Math.round(listBytes / 1024)} KB; rule version ${ruleVersion}; Node ${process.version}`,
)

const timed = () =>
  `Full scan, ms per 1,000 words: p50 ${full.p50.toFixed(1)}, p95 ${full.p95.toFixed(1)}; one changed paragraph in 2,000 words, ms: p50 ${edit.p50.toFixed(2)}, p95 ${edit.p95.toFixed(2)}; word lists, gzipped: ${Math.round(listBytes / 1024)} KB.`

if (process.argv.includes('--publish') && table && held) {
  const of = (one: Score) => ({ spans: one.required, recall: round(recall(one)), precision: round(precision(one)) })
  const published = {
    ruleVersion,
    measuredOn: new Date().toISOString().slice(0, 10),
    corpus: createHash('sha256').update(readFileSync(heldOut)).digest('hex').slice(0, 12),
    texts: table.texts,
    words: table.words,
    spans: table.all.required,
    recall: round(recall(table.all)),
    precision: round(precision(table.all)),
    f1: round(f1(table.all)),
    dense: table.dense,
    clean: table.clean,
    byCategory: Object.fromEntries(
      [...table.byCategory].filter(([, one]) => one.required > 0).map(([category, one]) => [category, of(one)]),
    ),
  }
  writeFileSync(
    new URL('published.ts', app),
    `import type { Published } from './types.ts'\n\n/** Written by \`npm run bench:anonymity -- --publish\`: the half of the corpus that the rules were not tuned on. */\nexport const published: Published | null = ${JSON.stringify(published, null, 2)}\n`,
  )
  const rows = Object.entries(published.byCategory).map(
    ([category, one]) => `| ${category} | ${one.spans} | ${one.recall} | ${one.precision} |`,
  )
  const figures = [
    `Rule version ${published.ruleVersion}, ${published.measuredOn}, ${published.texts} texts, ${published.words} words, tiers A and B.`,
    '',
    '| category | required | recall % | precision % |',
    '| --- | --- | --- | --- |',
    ...rows,
    `| **all** | ${published.spans} | ${published.recall} | ${published.precision} |`,
    '',
    `F1 ${published.f1}. Every span marked in ${table.dense.whole} of ${table.dense.of} dense texts; ${table.clean.untouched} of ${table.clean.of} texts without identifiers left unmarked.`,
    '',
    `${timed()} Node ${process.version}.`,
  ].join('\n')
  const docs = new URL('../../../docs/anonymity.md', here)
  writeFileSync(
    docs,
    readFileSync(docs, 'utf8').replace(
      /(<!-- figures -->)[\s\S]*(<!-- end of figures -->)/,
      (_, begin, end) => `${begin}\n${figures}\n${end}`,
    ),
  )
  console.log('\npublished: app/domain/anonymisation/published.ts, docs/anonymity.md')
}
