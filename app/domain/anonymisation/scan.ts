import { addresses } from './addresses.ts'
import { ages } from './ages.ts'
import { citedIn } from './cited.ts'
import { addressesOnline, bankAccounts, citizenNumbers } from './codes.ts'
import { combinations, type Told, toldIn } from './combinations.ts'
import { dates } from './dates.ts'
import { type Folded, folded } from './fold.ts'
import type { Found, Stretch } from './found.ts'
import { handles } from './handles.ts'
import { givenNames, mentions, type Named, type Names, namesIn } from './memory.ts'
import { hits, merged } from './merged.ts'
import { numberPlates, referenceNumbers } from './numbers.ts'
import { organisations } from './organisations.ts'
import { ownWords } from './own-words.ts'
import { type Before, persons } from './persons.ts'
import { personsByForm } from './persons-by-form.ts'
import { phoneNumbers } from './phones.ts'
import { places } from './places.ts'
import { postcodes } from './postcodes.ts'
import { professions } from './professions.ts'
import { proposals, replaced } from './proposals.ts'
import { literature, notNames } from './protected.ts'
import { speakers } from './speakers.ts'
import { startsIn } from './starts.ts'
import { modeOf, type Token, tokensOf } from './tokens.ts'
import { type Combination, type Mark, ruleVersion, type Scanned, type ScanOptions } from './types.ts'
import { phrasesIn } from './words/phrases.ts'

/**
 * Marks everything in the text that may lead to a person, with what can stand there instead, and tells which things
 * point to one person only together. Never throws, for any text. The answer holds places, never words.
 * Source: docs/anonymity.md
 */
export function scan(text: string, options: ScanOptions = {}): Scanned {
  const { pieces, combinations } = aScanner()([text], options)
  return {
    marks: pieces[0] ?? [],
    combinations: combinations.map(({ reason, parts }) => ({
      reason,
      parts: parts.map(({ start, end }) => ({ start, end })),
    })),
    version: ruleVersion,
  }
}

/** A part of a combination: where in which piece. */
export interface PlacedCombination extends Combination {
  readonly parts: readonly { readonly piece: number; readonly start: number; readonly end: number }[]
}

/** What a scanner answers: marks for each piece, and combinations over all of them. */
export interface ScannedPieces {
  readonly pieces: readonly (readonly Mark[])[]
  readonly combinations: readonly PlacedCombination[]
  readonly version: number
}

/**
 * A scanner of a text in pieces (paragraphs, fields), which remembers what it found: asked again after an edit it
 * looks only at the blocks that changed. The answer is the same as that of a new scanner.
 */
export function aScanner(): (pieces: readonly string[], options?: ScanOptions) => ScannedPieces {
  let known = new Map<string, Looked>()
  return (pieces, options = {}) => {
    const seen = new Map<string, Looked>()
    const look = (text: string, before: Before) => {
      const key = before + text
      const looked = seen.get(key) ?? known.get(key) ?? lookAt(text, before)
      seen.set(key, looked)
      return looked
    }
    let before: Before = 'nothing'
    const blocks: { piece: number; at: number; text: string; looked: Looked; before: Before }[] = []
    pieces.forEach((text, piece) => {
      for (const block of blocksOf(text)) {
        blocks.push({ piece, ...block, looked: look(block.text, before), before })
        before = saysOfNext(block.text)
      }
    })
    const names: Names = {
      found: namesOf(blocks.flatMap(({ looked }) => looked.names)),
      given: givenNames(options.known ?? []),
    }
    const rounds = roundsFor(pieces.reduce((sum, piece) => sum + piece.length, 0))
    const found = blocks.map(({ piece, at, text, looked }) => ({
      piece,
      at,
      text,
      looked,
      found: looked.with(names, rounds),
    }))
    known = seen
    return answer(pieces, found, options)
  }
}

/** One entry for each word: sure where one mention is. */
function namesOf(all: readonly [string, Named][]): Map<string, Named> {
  const found = new Map<string, Named>()
  for (const [word, named] of all) {
    const known = found.get(word)
    found.set(word, known ? { role: known.role ?? named.role, sure: known.sure || named.sure } : named)
  }
  return found
}

/** The blocks of a piece: what stands between empty lines. */
function blocksOf(text: string): { at: number; text: string }[] {
  if (!blank.test(text)) return text.trim() === '' ? [] : inParts({ at: 0, text })
  const blocks: { at: number; text: string }[] = []
  let from = 0
  for (const gap of text.matchAll(blanks)) {
    if (gap.index > from) blocks.push({ at: from, text: text.slice(from, gap.index) })
    from = gap.index + gap[0].length
  }
  if (from < text.length) blocks.push({ at: from, text: text.slice(from) })
  return blocks.filter((block) => block.text.trim() !== '').flatMap(inParts)
}

/** A block far longer than any paragraph in parts, cut where a sentence or at least a word ends. */
function inParts(block: { at: number; text: string }): { at: number; text: string }[] {
  if (block.text.length <= 2 * partLength) return [block]
  const parts: { at: number; text: string }[] = []
  for (let from = 0; from < block.text.length; ) {
    const window = block.text.slice(from, from + partLength)
    const rest = from + window.length >= block.text.length
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf('. '), window.lastIndexOf('? '))
    const end = rest ? window.length : (cut > 0 ? cut : window.lastIndexOf(' ')) + 1 || window.length
    parts.push({ at: block.at + from, text: block.text.slice(from, from + end) })
    from += end
  }
  return parts
}
const partLength = 10_000
const blank = /\n[ \t\r]*\n/
const blanks = /(?:\n[ \t\r]{0,200}(?=\n))+\n/g

/** Does the next block begin with the name of who signed, or with what a label asked for? */
function saysOfNext(block: string): Before {
  const line = block.slice(block.lastIndexOf('\n') + 1).trim()
  if (line.length > 60) return 'nothing'
  if (closing.test(line)) return 'closing'
  return nameLabel.test(line) ? 'name-label' : 'nothing'
}
const closing =
  /^(?:(?:met )?(?:vriendelijke|hartelijke|collegiale|lieve|veel) |vriendelijk |kind |best |warm |yours )?(?:groet(?:en|jes)?|gr|grt|mvg|hoogachtend|liefs|regards|wishes|sincerely|cheers|thx|tnx|dank|alvast bedankt|bedankt|love)[ \p{L}]{0,20}[,.!]{0,2}$/iu
const nameLabel =
  /^(?:naam|contactpersoon|behandelaar|cliënt|client|aan|van|t\.a\.v\.?|inzake|betreft|ondertekend door|name)(?: [\p{L}]{2,14})? ?:$/iu

/** What was found in one block by itself. */
interface Looked {
  readonly page: Folded
  readonly told: Told
  readonly names: readonly [string, Named][]
  /** Everything found in the block, with the names of the whole text known. */
  with(names: Names, rounds: number): readonly Found[]
}

function lookAt(text: string, before: Before): Looked {
  const page = folded(text)
  const { found, tokens, zones, told } = detected(page.text, before)
  const alone = merged(found, zones, page.text)
  let last: { key: string; found: readonly Found[] } | undefined
  return {
    page,
    told,
    names: namesIn(alone, tokens),
    with(names, rounds) {
      const extra = mentions(page.text, tokens, names).filter((one) => !isMarked(alone, one))
      const key = `${rounds}${extra.map((one) => `${one.start}-${one.end}${one.tier}${one.role ?? ''}`).join()}`
      if (last?.key === key) return last.found
      const all = extra.length > 0 ? merged([...found, ...extra], zones, page.text) : alone
      last = { key, found: closed(page.text, all, before, names, rounds) }
      return last.found
    },
  }
}

/** Does a mark, at least as certain, hold this name already? */
const isMarked = (found: readonly Found[], one: Found) =>
  one.reason !== 'name-you-gave' &&
  found.some((other) => other.start <= one.start && other.end >= one.end && other.tier <= one.tier)

interface Detected {
  readonly found: Found[]
  readonly tokens: readonly Token[]
  readonly zones: readonly Stretch[]
  readonly told: Told
}

function detected(text: string, before: Before): Detected {
  const tokens = tokensOf(text)
  const mode = modeOf(tokens)
  const starts = startsIn(text, tokens)
  const phrases = phrasesIn(tokens)
  const sources = literature(text, starts)
  const notNamed = notNames(text, starts, tokens, phrases)
    .concat(sources)
    .sort((a, b) => a.start - b.start)
  const zones = ownWords(text, starts).sort((a, b) => a.start - b.start)
  const byForm = [...personsByForm(text, starts), ...speakers(text)].filter((one) => !hits(sources, one))
  const named = persons(text, tokens, mode, notNamed, citedIn(text, starts, tokens), before)
  const found = [
    ...addressesOnline(text, starts),
    ...bankAccounts(text, starts),
    ...citizenNumbers(text, starts),
    ...dates(text, starts),
    ...postcodes(text, starts),
    ...phoneNumbers(text, starts),
    ...numberPlates(text, starts),
    ...referenceNumbers(text, starts),
    ...handles(text, starts),
    ...addresses(text, starts, mode, notNamed),
    ...organisations(text, starts, tokens, phrases, mode, notNamed),
    ...places(text, starts, tokens, phrases, mode, notNamed),
    ...professions(text, starts, tokens, phrases, notNamed),
    ...byForm,
    ...named,
  ]
  found.push(
    ...ages(
      text,
      starts,
      [...byForm, ...named].sort((a, b) => a.start - b.start),
    ),
  )
  return { found, tokens, zones, told: toldIn(text, starts) }
}

/** Words can turn up only when their neighbours have been replaced; those are marked from the start. */
function closed(text: string, first: Found[], before: Before, names: Names, rounds: number): Found[] {
  let found = first
  for (let round = 0; round < rounds && found.length > 0; round++) {
    const instead = replaced(text, found, proposals(found, text, 'nl'))
    const again = detected(instead.text, before)
    const more = merged(
      [...again.found, ...mentions(instead.text, again.tokens, names)],
      again.zones,
      instead.text,
    ).map((one) => ({
      ...one,
      start: instead.origin(one.start),
      end: instead.origin(one.end - 1) + 1,
    }))
    if (more.length === 0) break
    found = [...found, ...more].sort((a, b) => a.start - b.start)
  }
  return found
}
/** How often replacing is tried. Not at all in what is far longer than any field, which must not take more than seconds. */
const roundsFor = (length: number) => (length > 100_000 ? 0 : 4)

type Block = { piece: number; at: number; text: string; looked: Looked; found: readonly Found[] }

function answer(pieces: readonly string[], blocks: readonly Block[], options: ScanOptions): ScannedPieces {
  const marks: Mark[][] = pieces.map(() => [])
  const instead = proposals(
    blocks.flatMap(({ found }) => found),
    blocks.flatMap(({ found, looked }) => found.map(({ start, end }) => looked.page.text.slice(start, end))),
    options.language ?? 'nl',
  )
  const placed: (Placed & Pick<Mark, 'category' | 'tier' | 'reason'>)[] = []
  const told: { events: Placed[]; only: Placed[] } = { events: [], only: [] }
  let number = 0
  for (const { piece, at, looked, found } of blocks) {
    const { origin } = looked.page
    const place = (one: Stretch): Placed => ({
      piece,
      start: at + origin(one.start),
      end: at + origin(one.end - 1) + 1,
    })
    // Written out, without spreading: this runs for every mark of the text after every edit.
    for (const { start: from, end: to, category, tier, reason } of found) {
      const start = at + origin(from)
      const end = at + origin(to - 1) + 1
      marks[piece]?.push({ start, end, category, tier, reason, proposal: instead[number++] ?? null })
      placed.push({ piece, start, end, category, tier, reason })
    }
    for (const one of looked.told.events) told.events.push(place(one))
    for (const one of looked.told.only) told.only.push(place(one))
  }
  const combined = combinations<Placed>(placed, told).map(({ reason, parts }) => ({
    reason,
    parts: parts
      .map(({ piece, start, end }) => ({ piece, start, end }))
      .sort((a, b) => a.piece - b.piece || a.start - b.start),
  }))
  return { pieces: marks, combinations: combined, version: ruleVersion }
}

type Placed = Stretch & { readonly piece: number }
