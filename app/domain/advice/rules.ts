import type { MoveDeed } from '../case/states.ts'
import type { CaseState } from '../rights/table.ts'
import type { AdviceOpens, Contribution, ContributionKind } from './types.ts'

/**
 * Where a case goes by itself when someone contributes, so that nobody has to move its card: a question waits for
 * the author, an answer of the author or a first advice brings it into treatment. Nothing when it stays.
 */
export function movesAlong(kind: ContributionKind, byWriter: boolean, state: CaseState): MoveDeed | null {
  if (kind === 'question' && !byWriter && (state === 'open' || state === 'in-progress')) return 'case.wait-for-author'
  if (kind === 'reply' && byWriter && state === 'waiting-for-author') return 'case.answered-by-author'
  if (kind === 'advice' && !byWriter && state === 'open') return 'case.start'
  return null
}

/** A contribution as far as the order of asking and advising goes. */
export interface Said {
  readonly id: string
  readonly kind: ContributionKind
  readonly replyTo: string | null
  readonly byWriter: boolean
  readonly at: Date
}

/**
 * First the facts, then advice (domain.md §1.2): while a question waits for its author's answer, advice waits with it,
 * but never longer than `hours` after the first such question. Once there is an advice the round of questions is over.
 * @param hours  of the board; 0 lets advice never wait
 */
export function adviceOpens(thread: readonly Said[], hours: number, now: Date): AdviceOpens {
  if (hours === 0 || thread.some((one) => one.kind === 'advice')) return { open: true }
  const [first] = threaded(thread)
    .filter((root) => root.kind === 'question' && !root.byWriter)
    .filter((root) => !root.replies.some((reply) => reply.byWriter))
    .map((root) => root.at.getTime())
    .sort((a, b) => a - b)
  if (first === undefined) return { open: true }
  const from = new Date(first + hours * 3_600_000)
  return from <= now ? { open: true } : { open: false, from }
}

/** Replies below what they answer; a reply to a reply stands in the same row. */
export function threaded<T extends { id: string; replyTo: string | null }>(
  all: readonly T[],
): (T & { replies: T[] })[] {
  const roots = all.filter((one) => !one.replyTo).map((one) => ({ ...one, replies: [] as T[] }))
  const rootOf = new Map<string, (typeof roots)[number]>(roots.map((root) => [root.id, root]))
  for (const one of all) {
    const root = one.replyTo ? rootOf.get(one.replyTo) : undefined
    if (!root) continue
    root.replies.push(one)
    rootOf.set(one.id, root)
  }
  return roots
}

/** The paragraphs of a contribution. */
export const paragraphs = (body: string) => body.split(/\n\s*\n/).filter((one) => one.trim() !== '')

/** When the words were last written: what an edit must have seen. */
export const wordsOf = (one: Pick<Contribution, 'writtenAt' | 'editedAt'>) => one.editedAt ?? one.writtenAt
