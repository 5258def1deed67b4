// `npm run --silent anonymity:scan`: the anonymity check for other programs, one JSON object a line in and out.
// {"id","text","lang"?} → {"id","spans":[{"start","end","category","tier"}],"combo":[{"reason","parts"}],"ms"}
// Offsets are UTF-16. `--tiers ABC` answers hints as well. Nothing is stored and nothing is sent.
import { createInterface } from 'node:readline'
import { scan } from '#app/domain/anonymisation/scan.ts'

interface Asked {
  readonly id: unknown
  readonly text: string
  readonly lang: 'nl' | 'en'
}

const tiers = tiersOf(process.argv.slice(2))
scan('Daan (8) belt op 14 maart met mevrouw De Boer.') // reads the word lists, so that the first line is not slower

let number = 0
let bad = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number += 1
  if (line.trim() === '') continue
  const asked = parsed(line)
  if (typeof asked === 'string') {
    bad += 1
    process.stderr.write(`line ${number}: ${asked}\n`)
  } else if (!process.stdout.write(`${JSON.stringify(answer(asked))}\n`)) {
    await new Promise((go) => process.stdout.once('drain', go))
  }
}
process.exitCode = bad > 0 ? 1 : 0

function answer({ id, text, lang }: Asked) {
  const begun = performance.now()
  const { marks, combinations } = scan(text, { language: lang })
  const ms = Math.round((performance.now() - begun) * 1000) / 1000
  const spans = marks
    .filter((mark) => tiers.includes(mark.tier))
    .map(({ start, end, category, tier }) => ({ start, end, category, tier }))
  return { id, spans, combo: combinations, ms }
}

/** What a line asks, or what is wrong with it. The text is never in the message. */
function parsed(line: string): Asked | string {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    return 'not JSON'
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return 'not an object'
  const { id, text, lang } = read as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return '"id" must be a string or a number'
  if (typeof text !== 'string') return '"text" must be a string'
  if (lang !== undefined && lang !== null && typeof lang !== 'string') return '"lang" must be a string'
  return { id, text, lang: lang?.toLowerCase().startsWith('en') ? 'en' : 'nl' }
}

function tiersOf(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg === '--tiers' || arg.startsWith('--tiers='))
  if (at < 0) return 'AB'
  const given = args[at]?.split('=')[1] ?? args[at + 1] ?? ''
  if (/^[ABC]{1,3}$/.test(given)) return given
  process.stderr.write('--tiers takes A, B and C, such as --tiers ABC\n')
  return process.exit(2)
}
