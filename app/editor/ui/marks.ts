/** What the check says of a piece of text; offsets in UTF-16 within the text it was given. */
export interface FoundMark {
  readonly start: number
  readonly end: number
  readonly category: string
  readonly tier: 'A' | 'B' | 'C'
  readonly reason: string
  readonly proposal: string | null
  /** Is it part of a combination with something else on the page? */
  readonly combined: boolean
}

/** The check, as a page hands it to one of its fields: the field says what it holds and hears what is found in it. */
export interface FieldCheck {
  hold(texts: readonly string[]): void
  drop(): void
  follow(changed: (found: FoundInTexts) => void): () => void
}

/** What was found, with the very texts it was found in. */
export interface FoundInTexts {
  readonly texts: readonly string[]
  readonly marks: readonly (readonly FoundMark[])[]
}

/**
 * A mark that someone left on purpose; it holds for these very words in this category, while the check grows no more
 * certain of them and no combination newly includes them.
 */
export interface KeptMark {
  readonly surface: string
  readonly category: string
  readonly reason: string
  /** The reason in words, where it is 'other'. */
  readonly note: string
  readonly tier: string
  readonly scope: string
}

/** A mark at its place: `from` and `to` are positions of the editor, or offsets in a plain field. */
export interface PlacedMark {
  /** Stays the same while the words and their order do. */
  readonly key: string
  readonly number: number
  readonly surface: string
  readonly from: number
  readonly to: number
  readonly category: string
  readonly tier: FoundMark['tier']
  readonly reason: string
  readonly proposal: string | null
  /** The reason for which it stays; null while nobody has decided. */
  readonly kept: string | null
  readonly note: string
  readonly combined: boolean
}

/** The marks of one field, and what can be done with them from a list elsewhere on the page. */
export interface MarksOfField {
  readonly field: string
  readonly label: string
  readonly marks: readonly PlacedMark[]
  replace(mark: PlacedMark, by: string): void
  /** Replaces several at once, as one step. Answers how to take it back. */
  replaceAll(marks: readonly PlacedMark[]): () => void
  /** Puts the cursor on the words, so that they can be written differently. */
  rewrite(mark: PlacedMark): void
  /** Brings someone to the mark by keyboard: its words are shown and its choices have the focus. */
  show(mark: PlacedMark): void
}

/** How much must still be looked at: marks of tier A and B without a decision. */
export const openMarks = (marks: readonly PlacedMark[]) =>
  marks.filter((mark) => mark.kept === null && mark.tier !== 'C')

/** Gives marks their numbers, keys and decisions, in the order of the text. `pieces` begin at `at`. */
export function placed(
  pieces: readonly { at: number; text: string; found: readonly FoundMark[] }[],
  kept: readonly KeptMark[],
  numberFrom: number,
): PlacedMark[] {
  const times = new Map<string, number>()
  let number = numberFrom
  return pieces.flatMap(({ at, text, found }) =>
    [...found]
      .sort((a, b) => a.start - b.start)
      .map((mark) => {
        const surface = text.slice(mark.start, mark.end)
        const words = `${mark.category}:${fold(surface)}`
        const time = times.get(words) ?? 0
        times.set(words, time + 1)
        const { category, tier, reason, proposal, combined } = mark
        const decision = kept.find((one) => stands(one, surface, mark))
        const range = { from: at + mark.start, to: at + mark.end }
        return {
          key: `${words}:${time}`,
          number: number++,
          surface,
          ...range,
          category,
          tier,
          reason,
          proposal,
          kept: decision?.reason ?? null,
          note: decision?.note ?? '',
          combined,
        }
      }),
  )
}

/** The same rule as the server has (anonymisation/rules.ts `decisionStands`). */
const stands = (kept: KeptMark, surface: string, mark: FoundMark) =>
  kept.category === mark.category &&
  kept.tier <= mark.tier &&
  (!mark.combined || kept.scope === 'text-with-combination') &&
  fold(kept.surface) === fold(surface)

const fold = (surface: string) => surface.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl')
