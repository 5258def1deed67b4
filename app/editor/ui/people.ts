/** Someone who writes in the room, as the server stamped them on their presence. */
export interface Person {
  readonly memberId: string
  readonly name: string
  /** 1–8: the number of the colour. */
  readonly colour: number
  /** The text they stand in, if any. */
  readonly fragment: string | null
}

/**
 * Everyone else in the room, once each however many windows they have, by name.
 * @param placeOf  the text in which a presence's caret stands
 */
export function peopleIn(
  states: ReadonlyMap<number, Record<string, unknown>>,
  self: number,
  placeOf: (state: Record<string, unknown>) => string | null = () => null,
): Person[] {
  const found = new Map<string, Person>()
  const mine = userOf(states.get(self))?.memberId
  for (const [client, state] of states) {
    const user = userOf(state)
    if (client === self || !user || user.memberId === mine) continue
    const fragment = placeOf(state)
    const known = found.get(user.memberId)
    if (!known || (fragment && !known.fragment)) found.set(user.memberId, { ...user, fragment })
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** The stamp of the server in a presence state, or nothing. */
export function userOf(state: Record<string, unknown> | undefined): Omit<Person, 'fragment'> | null {
  const user = state?.user as { name?: unknown; colour?: unknown; memberId?: unknown } | undefined
  if (typeof user?.name !== 'string' || typeof user.memberId !== 'string') return null
  const colour = Number(user.colour)
  return { name: user.name, memberId: user.memberId, colour: colour >= 1 && colour <= 8 ? colour : 8 }
}

/** 'Samira el Amrani' as a paraaf: SeA. */
export const paraphOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 3)
