import type { MyCard } from './types.ts'

export const shows = ['all', 'turn', 'mine', 'new'] as const
export const groupings = ['none', 'theme', 'age', 'kind', 'urgency', 'member', 'date'] as const
export const forms = ['board', 'table'] as const
/** Placed in the last so many days. */
export const spans = { week: 7, month: 31, quarter: 92, year: 366 } as const

export type Grouping = (typeof groupings)[number]

/** Which cards somebody wants to see, and how. Codes only: it stands in the address and is remembered. */
export interface View {
  readonly show: (typeof shows)[number]
  readonly theme: string
  readonly age: string
  readonly kind: string
  readonly urgency: string
  /** Id of the author or of somebody who advised. */
  readonly member: string
  readonly since: '' | keyof typeof spans
  readonly group: Grouping
  readonly form: (typeof forms)[number]
}

export const everything: View = {
  show: 'all',
  theme: '',
  age: '',
  kind: '',
  urgency: '',
  member: '',
  since: '',
  group: 'none',
  form: 'board',
}

const listed = <T extends string>(list: readonly T[], value: unknown, otherwise: T): T =>
  list.includes(value as T) ? (value as T) : otherwise
const code = (value: unknown) => (typeof value === 'string' && /^[\w+-]{0,40}$/.test(value) ? value : '')

/** A view out of an address or out of what was remembered; what is unknown counts as not chosen. */
export function viewFrom(asked: Readonly<Record<string, unknown>> | undefined): View | null {
  if (!asked) return null
  return {
    show: listed(shows, asked.show, 'all'),
    theme: code(asked.theme),
    age: code(asked.age),
    kind: code(asked.kind),
    urgency: code(asked.urgency),
    member: code(asked.member),
    since: asked.since === '' ? '' : listed(['', ...(Object.keys(spans) as (keyof typeof spans)[])], asked.since, ''),
    group: listed(groupings, asked.group, 'none'),
    form: listed(forms, asked.form, 'board'),
  }
}

/** Does the card fit what somebody wants to see? */
export function fits(card: MyCard, view: View, now: Date): boolean {
  return (
    (view.show === 'all' ||
      (view.show === 'mine' && card.mine !== null) ||
      (view.show === 'turn' && card.waits !== null) ||
      (view.show === 'new' && card.news)) &&
    (view.theme === '' || card.themes.includes(view.theme)) &&
    (view.age === '' || card.ageBand === view.age) &&
    (view.kind === '' || card.kind === view.kind) &&
    (view.urgency === '' || card.urgency === view.urgency) &&
    (view.member === '' || card.author === view.member || card.advisers.includes(view.member)) &&
    (view.since === '' || now.getTime() - new Date(card.placed).getTime() <= spans[view.since] * 86_400_000)
  )
}

/** Is anything left out? */
export const isNarrowed = (view: View) =>
  view.show !== 'all' ||
  [view.theme, view.age, view.kind, view.urgency, view.member, view.since].some((one) => one !== '')

/**
 * The groups a card belongs to, as codes: one for each theme, its age band, kind or urgency, its named author, or the
 * month in which it was placed (`2026-11`). `''` is the group of what has none.
 */
export function groupsOf(card: MyCard, by: Grouping): readonly string[] {
  switch (by) {
    case 'theme':
      return card.themes.length > 0 ? card.themes : ['']
    case 'age':
      return [card.ageBand ?? '']
    case 'kind':
      return [card.kind ?? '']
    case 'urgency':
      return [card.urgency ?? '']
    case 'member':
      return [card.author ?? '']
    case 'date':
      return [card.placed.slice(0, 7)]
    default:
      return ['']
  }
}

/** Cards by group, in the order of `order` and then as they come; a card with two themes lies in both. */
export function grouped<T extends MyCard>(
  cards: readonly T[],
  by: Grouping,
  order: readonly string[],
): { group: string; cards: T[] }[] {
  const found = new Map<string, T[]>()
  for (const card of cards) {
    for (const group of groupsOf(card, by)) {
      const known = found.get(group)
      if (known) known.push(card)
      else found.set(group, [card])
    }
  }
  const place = (group: string) => (group === '' ? Number.POSITIVE_INFINITY : order.indexOf(group))
  return [...found]
    .map(([group, lying]) => ({ group, cards: lying }))
    .sort((a, b) =>
      by === 'date'
        ? b.group.localeCompare(a.group)
        : place(a.group) - place(b.group) || a.group.localeCompare(b.group),
    )
}
