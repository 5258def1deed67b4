import { as, asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { everyone, holdersOf, profileOf } from '#db/queries/member.ts'
import { Refusal } from '../refusal.ts'
import type { roles } from '../rights/table.ts'
import type { Asker, Persona, Profile } from './types.ts'

/** The people one can be in the trial: those who do the most common things first. */
export async function personas(db: Pool): Promise<Persona[]> {
  const people = await asSystem(db, (tx) => everyone(tx))
  const rank = ({ roles: held }: Persona) => Math.min(...held.map((role) => order.indexOf(role)), order.length)
  return [...people].sort((a, b) => rank(a) - rank(b))
}

const order: (typeof roles)[number][] = ['therapist', 'expert', 'coordinator', 'reader', 'administrator']

/** How colleagues know the asker. */
export const myProfile = (db: Pool, asker: Asker): Promise<Profile> =>
  as(db, asker, async (tx) => {
    const profile = await profileOf(tx, asker.id)
    if (!profile) throw new Refusal('not-found')
    return profile
  })

/** Whom to ask for help: for members only, as a name tells who is in the group. */
export const coordinators = (db: Pool, asker: Asker) =>
  as(db, asker, async (tx) => [...(await holdersOf(tx, 'coordinator'))])
