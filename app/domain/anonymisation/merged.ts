import { type Found, overlap, type Stretch } from './found.ts'
import type { Category } from './types.ts'

/**
 * Which category wins where two overlap, first to last: what a checksum proves, what a label says, then the rest.
 */
const order: readonly Category[] = [
  'email',
  'url',
  'iban',
  'bsn',
  'date',
  'phone',
  'plate',
  'postcode',
  'number',
  'handle',
  'age',
  'address',
  'school',
  'care_org',
  'person',
  'place',
  'employer',
  'organisation',
  'profession',
]
const rank = new Map(order.map((category, at) => [category, at]))
const tiers = 'ABC'

/**
 * Marks without overlap, in reading order. Nothing inside a protected zone stays. Where two of a kind meet they
 * become one; otherwise the stronger tier wins, then the category, then the longer, and of the loser stays what
 * sticks out by more than two letters.
 */
export function merged(found: readonly Found[], zones: readonly Stretch[], text: string): Found[] {
  const free = found.filter((one) => one.start < one.end && !hits(zones, one))
  const byStrength = free
    .map((one) => ({ ...one }))
    .sort((a, b) => strength(a) - strength(b) || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const kept = new Kept()
  for (const one of byStrength) {
    const taken = kept.overlapping(one)
    if (taken.length === 0) {
      kept.add(one)
      continue
    }
    const same = taken.length === 1 && taken[0]?.category === one.category ? taken[0] : undefined
    if (same) {
      kept.widen(same, Math.min(same.start, one.start), Math.max(same.end, one.end))
      continue
    }
    let from = one.start
    for (const other of [...taken.sort((a, b) => a.start - b.start), undefined]) {
      const rest = trimmed(text, from, other?.start ?? one.end)
      if (rest && worthMarking(one, text.slice(rest.start, rest.end))) kept.add({ ...one, ...rest })
      if (other) from = Math.max(from, other.end)
    }
  }
  return kept.inOrder()
}

const strength = (one: Found) =>
  one.reason === 'name-you-gave'
    ? -1
    : tiers.indexOf(one.tier) * 100 + (one.reason === 'name-by-capital' ? guess : (rank.get(one.category) ?? 99))
/** A name by nothing but its capital gives way to whatever says more. */
const guess = 50

const numeric: readonly Category[] = ['number', 'phone', 'date', 'age', 'bsn', 'iban', 'plate', 'postcode']
const small =
  /^(?:(?:de|het|een|van|in|op|bij|te|den|der|ten|ter|en|aan|voor|naar|met|is|was|uit|als|the|at|of)[ ,'’]*)+$/i
const worthMarking = (one: Found, rest: string) =>
  /[\p{L}\d]{3}/u.test(rest) && !small.test(rest) && (!numeric.includes(one.category) || /\d/.test(rest))

function trimmed(text: string, start: number, end: number): Stretch | null {
  while (start < end && !/[\p{L}\d]/u.test(text[start] as string)) start += 1
  while (end > start && !/[\p{L}\d]/u.test(text[end - 1] as string)) end -= 1
  return start < end ? { start, end } : null
}

/** Whether a stretch touches one of the zones; zones are in reading order. */
export function hits(zones: readonly Stretch[], one: Stretch): boolean {
  let low = 0
  let high = zones.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((zones[middle] as Stretch).end <= one.start) low = middle + 1
    else high = middle
  }
  const zone = zones[low]
  return zone !== undefined && overlap(zone, one)
}

/** Marks that do not overlap, found by where they stand: in buckets, so that a long text costs no more per mark. */
class Kept {
  private readonly buckets = new Map<number, Set<Found>>()
  private static readonly width = 64

  private *bucketsOf({ start, end }: Stretch) {
    for (let at = Math.floor(start / Kept.width); at <= Math.floor((end - 1) / Kept.width); at++) yield at
  }

  overlapping(one: Stretch): Found[] {
    const taken = new Set<Found>()
    for (const at of this.bucketsOf(one))
      for (const other of this.buckets.get(at) ?? []) if (overlap(one, other)) taken.add(other)
    return [...taken]
  }

  add(one: Found) {
    this.put(one, one)
  }

  private put(one: Found, where: Stretch) {
    if (where.start >= where.end) return
    for (const at of this.bucketsOf(where)) {
      const bucket = this.buckets.get(at) ?? new Set()
      this.buckets.set(at, bucket.add(one))
    }
  }

  /** Grows a mark as far as nothing else stands in the way; costs what is added, not what is there. */
  widen(one: Found, start: number, end: number) {
    if (start < one.start) {
      const others = this.overlapping({ start, end: one.start }).filter((other) => other !== one)
      const from = others.reduce((at, other) => Math.max(at, other.end), start)
      this.put(one, { start: from, end: one.start })
      one.start = Math.min(one.start, from)
    }
    if (end > one.end) {
      const others = this.overlapping({ start: one.end, end }).filter((other) => other !== one)
      const to = others.reduce((at, other) => Math.min(at, other.start), end)
      this.put(one, { start: one.end, end: to })
      one.end = Math.max(one.end, to)
    }
  }

  inOrder(): Found[] {
    const all = new Set<Found>()
    for (const bucket of this.buckets.values()) for (const one of bucket) all.add(one)
    return [...all].sort((a, b) => a.start - b.start)
  }
}
