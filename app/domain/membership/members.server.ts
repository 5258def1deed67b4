import type { LoadContext } from '#app/load-context.ts'
import { as, asDoor } from '#db/as.ts'
import {
  checkRegisterNumbers,
  deleteRole,
  holdRunners,
  insertRole,
  type PersonRow,
  peopleWith,
  personOf,
  recoveryOf,
  registerNumbersOf,
  runners,
  setLeft,
  setSuspended,
} from '#db/queries/membership.ts'
import { endSessionsOf } from '#db/queries/session.ts'
import { record } from '../audit/write.server.ts'
import type { Asker } from '../member/types.ts'
import { tell } from '../message/write.server.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { Role } from '../rights/table.ts'
import { askForRecovery, askForRole } from './approve.server.ts'
import { isLast, isRunning } from './rules.ts'
import { memberId as idOf, soughtForm } from './schema.ts'
import type { Person } from './types.ts'

type Services = Pick<LoadContext, 'db' | 'outbox'>

/** Colleagues as they are sought; the search is written down as how many it found, never as its words. */
export const findPeople = ({ db }: Pick<Services, 'db'>, asker: Asker, asked: URLSearchParams) =>
  as(db, asker, async (tx) => {
    const sought = soughtForm.parse(
      Object.fromEntries(['q', 'theme', 'age', 'method', 'here'].map((key) => [key, asked.get(key)])),
    )
    const people = await peopleWith(tx, {
      words: sought.q.toLowerCase().split(/\s+/).filter(Boolean),
      theme: sought.theme,
      ageBand: sought.age,
      method: sought.method,
      available: sought.here,
    })
    await record(tx, asker, 'member.list', { kind: 'member', id: null, number: people.length })
    return { people: people.map(fromRow), sought }
  })

/** One colleague; what only those who run the group see of them is left out for others. @throws {Refusal} 'not-found' */
export const readPerson = ({ db }: Pick<Services, 'db'>, asker: Asker, id: string | undefined) =>
  as(db, asker, async (tx) => {
    const row = await found(tx, id)
    const runs = may(asker, 'membership.read')
    await record(tx, asker, 'member.read', { kind: 'member', id: row.id })
    return {
      person: fromRow(row),
      email: row.email,
      numbers: may(asker, 'membership.check-numbers') ? ((await registerNumbersOf(tx, row.id)) ?? null) : null,
      recovery: runs ? ((await recoveryOf(tx, row.id)) ?? null) : null,
      runs,
      self: row.id === asker.id,
    }
  })

/** Gives someone a role or takes it away. Answers whether it waits for a second pair of eyes. */
export const changeRole = (services: Services, asker: Asker, id: string | undefined, role: Role, on: boolean) =>
  asDoor(services.db, async (tx) => {
    await holdRunners(tx)
    const row = await found(tx, id)
    if (row.roles.includes(role) === on) throw new Refusal('already-done')
    if (isRunning(role) && on) {
      const waits = await askForRole(tx, asker, row.id, role)
      await record(tx, asker, 'membership.change-roles', { kind: 'member', id: row.id })
      return waits
    }
    if (isRunning(role) && isLast(await runners(tx), row.id, role)) throw new Refusal('last-one')
    await (on ? insertRole : deleteRole)(tx, row.id, role)
    await record(tx, asker, 'membership.change-roles', { kind: 'member', id: row.id })
    if (row.id !== asker.id) await tell(tx, row.id, 'access', { kind: 'access', id: null })
    return false
  })

/** Shuts someone out now, or lets them in again; sessions and sockets end within a second. @throws {Refusal} 'last-one' */
export const suspend = (services: Services, asker: Asker, id: string | undefined, on: boolean) =>
  asDoor(services.db, async (tx) => {
    await holdRunners(tx)
    const row = await found(tx, id)
    if (row.id === asker.id) throw new Refusal('not-allowed')
    if (on) await requireOthers(tx, row)
    if ((await setSuspended(tx, row.id, on)).count === 0) throw new Refusal('already-done')
    if (on) await endSessionsOf(tx, row.id, 'suspended')
    await record(tx, asker, 'membership.suspend', { kind: 'member', id: row.id })
  })

/** Ends someone's membership: what they wrote stays, what they could open closes. @throws {Refusal} 'last-one' */
export const endMembership = (services: Services, asker: Asker, id: string | undefined) =>
  asDoor(services.db, async (tx) => {
    await holdRunners(tx)
    const row = await found(tx, id)
    if (row.id === asker.id) throw new Refusal('not-allowed')
    await requireOthers(tx, row)
    if ((await setLeft(tx, row.id)).count === 0) throw new Refusal('already-done')
    await endSessionsOf(tx, row.id, 'ended')
    await record(tx, asker, 'membership.end', { kind: 'member', id: row.id })
  })

/** The numbers were looked up in the register and are this person's. */
export const checkNumbers = ({ db }: Pick<Services, 'db'>, asker: Asker, id: string | undefined) =>
  as(db, asker, async (tx) => {
    const row = await found(tx, id)
    if ((await checkRegisterNumbers(tx, row.id, asker.id)).count === 0) throw new Refusal('wrong-state')
    await record(tx, asker, 'membership.check-numbers', { kind: 'member', id: row.id })
  })

/** Asks that someone may choose anew how to sign in. */
export const recover = (services: Services, asker: Asker, id: string | undefined, reason: string) =>
  asDoor(services.db, async (tx) => {
    const row = await found(tx, id)
    if (row.suspended) throw new Refusal('wrong-state')
    await askForRecovery(tx, asker, row.id, reason)
    await record(tx, asker, 'membership.recover', { kind: 'member', id: row.id })
  })

async function found(tx: Parameters<typeof personOf>[0], id: string | undefined): Promise<PersonRow> {
  const asked = idOf.safeParse(id)
  const row = asked.success ? await personOf(tx, asked.data) : undefined
  if (!row || row.left) throw new Refusal('not-found')
  return row
}

async function requireOthers(tx: Parameters<typeof runners>[0], row: PersonRow): Promise<void> {
  const all = await runners(tx)
  for (const role of row.roles) if (isRunning(role) && isLast(all, row.id, role)) throw new Refusal('last-one')
}

const fromRow = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  discipline: row.discipline,
  organisation: row.organisation,
  colour: row.colour,
  roles: row.roles,
  themes: row.themes,
  ageBands: row.age_bands,
  methods: row.methods,
  available: row.available,
  absentUntil: row.absent_until,
  standIn: row.stand_in_id && row.stand_in_name ? { id: row.stand_in_id, name: row.stand_in_name } : null,
  suspended: row.suspended,
})
