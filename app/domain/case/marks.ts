import { isCombined, type KeyedMark, surfaceKey } from '../anonymisation/rules.ts'
import { aScanner, type PlacedCombination } from '../anonymisation/scan.ts'
import type { OpenMark } from './types.ts'

/** One paragraph of one field, as it is scanned: the editor scans the same pieces, so both see the same marks. */
export interface Piece {
  readonly at: string
  readonly paragraph: number
  readonly text: string
}

/** A mark in its piece; `key` is hashed as decisions are. */
export interface PlacedMark extends KeyedMark {
  readonly piece: Piece
  /** Is it part of a combination anywhere in the case? */
  readonly combined: boolean
}

/** Everything the check says of pieces that are read together. */
export interface MarksInPieces {
  readonly marks: readonly PlacedMark[]
  readonly combinations: readonly PlacedCombination[]
}

/** The paragraphs of a field with words in them. */
export const piecesOf = (at: string, paragraphs: readonly string[]): Piece[] =>
  paragraphs.map((text, paragraph) => ({ at, paragraph, text })).filter((piece) => piece.text.trim() !== '')

/**
 * Marks and combinations over all pieces together: a name in one field is one in the next, and what is harmless in
 * one field may not be beside another. @param keyOf  the keyed hash of a surface key
 */
export function marksIn(pieces: readonly Piece[], keyOf: (surfaceKey: string) => string): MarksInPieces {
  const scanned = aScanner()(pieces.map((piece) => piece.text))
  const marks = pieces.flatMap((piece, number) => {
    const here = scanned.combinations.map(({ reason, parts }) => ({
      reason,
      parts: parts.filter((part) => part.piece === number),
    }))
    return (scanned.pieces[number] ?? []).map(
      (mark): PlacedMark => ({
        ...mark,
        piece,
        key: keyOf(surfaceKey(piece.text, mark)),
        combined: isCombined(mark, here),
      }),
    )
  })
  return { marks, combinations: scanned.combinations }
}

/** The words of a mark. */
export const surfaceOf = ({ piece, start, end }: PlacedMark) => piece.text.slice(start, end)

/** Where a mark stands, without its words. */
export const placeOf = ({ piece, start, end, category, tier }: PlacedMark): OpenMark => ({
  at: piece.at,
  paragraph: piece.paragraph,
  start,
  end,
  category,
  tier,
})
