import { readdirSync, readFileSync } from 'node:fs'

/** A text with what must be marked in it. Offsets are UTF-16. */
export interface Sample {
  readonly id: string
  readonly lang: 'nl' | 'en'
  readonly kind: string
  readonly text: string
  readonly spans: readonly SampleSpan[]
}

/** `required: false` may be marked without counting as an error, and need not be. */
export interface SampleSpan {
  readonly start: number
  readonly end: number
  readonly category: string
  readonly required: boolean
}

const folder = new URL('.', import.meta.url)

/** The half that the rules were tuned on: written with its marks in it, {{category:words}}, with ? when not required. */
export const tuningHalf = (): Sample[] =>
  readdirSync(new URL('tuning/', folder))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => samplesOf(readFileSync(new URL(`tuning/${name}`, folder), 'utf8')))

/** Samples from a file of JSON lines. */
export const samplesIn = (file: string | URL): Sample[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Sample)

function samplesOf(file: string): Sample[] {
  return file
    .split(/^=== /m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const end = part.indexOf('\n')
      const [id = '', kind = '', lang = 'nl'] = part.slice(0, end).trim().split(' ')
      return { id, kind, lang: lang === 'en' ? 'en' : 'nl', ...unmarked(part.slice(end + 1).trimEnd()) }
    })
}

function unmarked(written: string): Pick<Sample, 'text' | 'spans'> {
  const spans: SampleSpan[] = []
  let text = ''
  let at = 0
  for (const match of written.matchAll(/\{\{([a-z_]+)(\?)?:([\s\S]*?)\}\}/g)) {
    text += written.slice(at, match.index)
    const [whole, category = '', optional, words = ''] = match
    spans.push({ start: text.length, end: text.length + words.length, category, required: !optional })
    text += words
    at = match.index + whole.length
  }
  return { text: text + written.slice(at), spans }
}
