import type { Role } from '#app/domain/rights/table.ts'

/** Someone of the example group; initials run from A to F so that nobody takes them for real. */
export interface Person {
  readonly name: string
  readonly discipline: string
  readonly organisation: string
  readonly colour: number
  readonly roles: readonly Role[]
}

/** The cast of the trial. Nobody of them exists; their addresses end in .invalid and can receive nothing. */
export const people = {
  anna: {
    name: 'Anna Aalders',
    discipline: 'gz-psycholoog',
    organisation: 'Praktijk Voorbeeld',
    colour: 1,
    roles: ['therapist'],
  },
  bram: {
    name: 'Bram Bos',
    discipline: 'klinisch psycholoog',
    organisation: 'Traumacentrum Voorbeeld',
    colour: 4,
    roles: ['expert'],
  },
  dina: {
    name: 'Dina Duin',
    discipline: 'coördinator expertgroep',
    organisation: 'Regio Voorbeeld',
    colour: 3,
    roles: ['coordinator'],
  },
  chris: {
    name: 'Chris Cox',
    discipline: 'psychotherapeut',
    organisation: 'Ggz Voorbeeld',
    colour: 2,
    roles: ['therapist'],
  },
  samira: {
    name: 'Samira Saidi',
    discipline: 'systeemtherapeut',
    organisation: 'Jeugdhulp Voorbeeld',
    colour: 7,
    roles: ['expert'],
  },
  marieke: {
    name: 'Marieke Maas',
    discipline: 'orthopedagoog-generalist',
    organisation: 'Jeugdhulp Voorbeeld',
    colour: 5,
    roles: ['therapist', 'expert'],
  },
  freek: {
    name: 'Freek Faber',
    discipline: 'beleidsadviseur',
    organisation: 'Regio Voorbeeld',
    colour: 6,
    roles: ['reader'],
  },
  els: {
    name: 'Els Evers',
    discipline: 'beheerder',
    organisation: 'Regio Voorbeeld',
    colour: 8,
    roles: ['administrator'],
  },
} as const satisfies Record<string, Person>

export type Name = keyof typeof people

/** The boards with who is on them; Dina coordinates both. */
export const boards = {
  children: {
    name: 'Kinderen en jongeren',
    purpose: 'Vragen over kinderen en jongeren die geweld meemaakten, en over hun ouders.',
    members: ['anna', 'bram', 'dina', 'samira', 'marieke', 'freek'],
    pinboard: [
      'Wie neemt de volgende keer een voorbeeld mee van een veiligheidsplan?',
      'Nieuwe leden: lees eerst de pagina over meebeslissen.',
    ],
  },
  adults: {
    name: 'Volwassenen',
    purpose: 'Vragen over volwassenen, ouderen en (ex-)partners.',
    members: ['chris', 'dina', 'samira'],
    pinboard: ['Voorstel: elke bijeenkomst één casus met een oudere.'],
  },
} as const satisfies Record<
  string,
  { name: string; purpose: string; members: readonly Name[]; pinboard: readonly string[] }
>

export type BoardName = keyof typeof boards
