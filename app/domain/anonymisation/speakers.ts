import { stopWords } from './around-names.ts'
import { bare } from './fold.ts'
import { type Found, stretchesOf } from './found.ts'
import { words } from './words/lookup.ts'

/** Who says what at the beginning of a line, as in a chat or in a mail that was passed on: "Sanne: …", "[12.03] Sanne: …". */
export function speakers(text: string): Found[] {
  const found: Found[] = []
  if (!/[:>]/.test(text)) return found
  const lines = [...stretchesOf(text, label)]
  const chat = lines.length >= 3
  for (const { start, end, match } of lines) {
    const [first, second] = (match.groups?.mark ?? '').split(' ').map(bare)
    if (!first || stopWords.has(first)) continue
    const listed = words.isFirstName(first) || (second !== undefined && words.isCommonSurname(second))
    const timed = match.groups?.time !== undefined
    const ordinary = words.isOrdinary(first) || words.isAmbiguous(first)
    if (listed ? !ordinary || timed || chat : timed && !ordinary)
      found.push({ start, end, category: 'person', tier: 'A', reason: 'name-after-cue' })
  }
  return found
}

const label =
  /(?<=^|\n)[ \t]{0,4}(?<time>\[?(?:\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?,? )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?[ ,\u2013-]{1,3})?(?:(?:[Vv]an|[Aa]an|[Ff]rom|[Tt]o|[Cc]c): ?)?(?<mark>\p{L}[\p{L}’'-]{1,20}(?: (?:\p{L}[\p{L}’'-]{0,20}\.?)){0,3})(?: \(?\d{1,2}[:.]\d\d\)?)? ?[:>](?!\/)(?: |\n|$)/dgu
