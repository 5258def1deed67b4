import { aNumbering } from './numbering.ts'
import { isCombined } from './rules.ts'
import type { ScannedPieces } from './scan.ts'
import type { Mark, ScanOptions } from './types.ts'

/** Looks at all pieces of a page: in the browser a worker does it. */
export type Look = (pieces: readonly string[], options: ScanOptions) => Promise<ScannedPieces>

/** A mark as a field is told of it. */
export interface MarkInField extends Mark {
  /** Is it part of a combination with something else on the page? */
  readonly combined: boolean
}

/** What was found in a field, with the very paragraphs it was found in. */
export interface FoundInField {
  readonly texts: readonly string[]
  /** Marks of each paragraph. */
  readonly marks: readonly (readonly MarkInField[])[]
}

/** The check over one page: its fields are looked at together, for a name in one is a name in the next. */
export interface PageCheck {
  /** Says what a field holds now, paragraph by paragraph. */
  hold(field: string, texts: readonly string[]): void
  /** Forgets a field that is gone. */
  drop(field: string): void
  /** Hears what is found in a field, at once when it is known. Answers how to stop. */
  follow(field: string, changed: (found: FoundInField) => void): () => void
  /** Hears how many combinations there are. Answers how to stop. */
  followCombinations(changed: (reasons: readonly string[]) => void): () => void
  /** Real names that the therapist typed: they stay in memory. */
  know(names: readonly string[]): void
}

/**
 * Makes the check of a page. One question is under way at a time; what changed meanwhile is asked next, and an answer
 * that is no longer about what stands there is not told.
 */
export function pageCheck(look: Look, language: ScanOptions['language']): PageCheck {
  const texts = new Map<string, readonly string[]>()
  const followers = new Map<string, Set<(found: FoundInField) => void>>()
  const hearers = new Set<(reasons: readonly string[]) => void>()
  const last = new Map<string, FoundInField>()
  let reasons: readonly string[] = []
  let known: readonly string[] = []
  const numbering = aNumbering()
  let changed = false
  let busy = false

  const ask = async () => {
    changed = true
    if (busy) return
    busy = true
    while (changed) {
      changed = false
      const asked = [...texts]
      const pieces = asked.flatMap(([, paragraphs]) => paragraphs)
      const scanned = await look(pieces, { language, known }).catch(() => null)
      if (scanned) tell(asked, scanned)
    }
    busy = false
  }

  const tell = (asked: readonly [string, readonly string[]][], scanned: ScannedPieces) => {
    const pieces = asked.flatMap(([, paragraphs]) => paragraphs)
    const instead = numbering(
      scanned.pieces.flatMap((marks, piece) =>
        marks.map(({ start, end, proposal }) => ({ surface: pieces[piece]?.slice(start, end) ?? '', proposal })),
      ),
      pieces,
    )
    let number = 0
    let mark = 0
    for (const [field, paragraphs] of asked) {
      const marks = paragraphs.map(() => {
        const piece = number++
        const here = scanned.combinations.map(({ reason, parts }) => ({
          reason,
          parts: parts.filter((part) => part.piece === piece),
        }))
        return (scanned.pieces[piece] ?? []).map((one) => ({
          ...one,
          proposal: instead[mark++] ?? null,
          combined: isCombined(one, here),
        }))
      })
      if (texts.get(field) !== paragraphs) continue
      const found = { texts: paragraphs, marks }
      last.set(field, found)
      for (const follower of followers.get(field) ?? []) follower(found)
    }
    const now = scanned.combinations.map(({ reason }) => reason)
    if (now.join() === reasons.join()) return
    reasons = now
    for (const hear of hearers) hear(reasons)
  }

  return {
    hold(field, paragraphs) {
      texts.set(field, paragraphs)
      void ask()
    },
    drop(field) {
      if (!texts.delete(field)) return
      last.delete(field)
      void ask()
    },
    follow(field, follower) {
      const all = followers.get(field) ?? new Set()
      followers.set(field, all.add(follower))
      const found = last.get(field)
      if (found) follower(found)
      return () => void all.delete(follower)
    },
    followCombinations(hear) {
      hearers.add(hear)
      hear(reasons)
      return () => void hearers.delete(hear)
    },
    know(names) {
      known = names
      void ask()
    },
  }
}
