import type { z } from 'zod'
import type { LoadContext } from '#app/load-context.ts'
import { as, asDoor, asSystem } from '#db/as.ts'
import { deleteCase } from '#db/queries/case.ts'
import { removeFactors } from '#db/queries/factor.ts'
import {
  acceptHouseRules,
  colleaguesOf,
  holdRunners,
  personOf,
  recoveryOf,
  registerNumbersOf,
  runners,
  setLeft,
  standsInFor,
  updateAbsence,
  updateExpertise,
  upsertRegisterNumbers,
} from '#db/queries/membership.ts'
import { forgetBelongings, forgetPerson, ownData, ownDrafts, wipeContributions } from '#db/queries/own-data.ts'
import { endSessionsOf } from '#db/queries/session.ts'
import { record } from '../audit/write.server.ts'
import { houseRulesVersion } from '../member/house-rules.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { isLast, isRunning } from './rules.ts'
import type { absenceForm, expertiseForm, LeaveForm, numbersForm } from './schema.ts'

type Services = Pick<LoadContext, 'db' | 'documents'>

/** What the asker lets colleagues find them by, when they are away, and what only they and the coordinator know. */
export const readOwn = ({ db }: Pick<Services, 'db'>, asker: Asker) =>
  as(db, asker, async (tx) => {
    const row = await personOf(tx, asker.id)
    if (!row) throw new Refusal('not-found')
    return {
      themes: row.themes,
      ageBands: row.age_bands,
      methods: row.methods,
      available: row.available,
      absentUntil: row.absent_until,
      standIn: row.stand_in_id,
      colleagues: [...(await colleaguesOf(tx, asker.id))],
      numbers: (await registerNumbersOf(tx, asker.id)) ?? null,
      recovery: (await recoveryOf(tx, asker.id)) !== undefined,
    }
  })

export const changeExpertise = ({ db }: Pick<Services, 'db'>, asker: Asker, form: z.output<typeof expertiseForm>) =>
  as(db, asker, async (tx) => {
    await updateExpertise(tx, asker.id, form)
    await record(tx, asker, 'account.own', { kind: 'member', id: asker.id })
  })

/**
 * Away until a day, with a stand-in who hears what waits; or here again. @throws {Refusal} 'bad-input' for a day that
 * was, or a stand-in who is not there
 */
export const changeAbsence = (
  { db }: Pick<Services, 'db'>,
  asker: Asker,
  form: z.output<typeof absenceForm>,
  now: Date,
) =>
  as(db, asker, async (tx) => {
    if (form.until && form.until < now.toISOString().slice(0, 10)) {
      throw new Refusal('bad-input', { fields: { until: ['past'] } })
    }
    const standIn = form.until ? form.standIn : null
    if (standIn && !(await colleaguesOf(tx, asker.id)).some(({ id }) => id === standIn)) {
      throw new Refusal('bad-input', { fields: { standIn: ['unknown'] } })
    }
    await updateAbsence(tx, asker.id, form.until, standIn)
    await record(tx, asker, 'account.own', { kind: 'member', id: asker.id })
  })

export const changeNumbers = ({ db }: Pick<Services, 'db'>, asker: Asker, form: z.output<typeof numbersForm>) =>
  as(db, asker, async (tx) => {
    await upsertRegisterNumbers(tx, asker.id, form)
    await record(tx, asker, 'account.own', { kind: 'member', id: asker.id })
  })

/** For whom the asker stands in today. */
export const readStandIns = ({ db }: Pick<Services, 'db'>, asker: Asker) =>
  as(db, asker, async (tx) => [...(await standsInFor(tx, asker.id))])

/** Agrees to the house rules of today. */
export const agree = ({ db }: Pick<Services, 'db'>, asker: Asker) =>
  as(db, asker, async (tx) => {
    await acceptHouseRules(tx, asker.id, houseRulesVersion)
    await record(tx, asker, 'account.agree', { kind: 'member', id: asker.id })
  })

/** All that is kept about the asker, as one JSON document: their own words and facts, nobody else's. */
export const exportOwn = ({ db }: Pick<Services, 'db'>, asker: Asker, now: Date) =>
  as(db, asker, async (tx) => {
    await record(tx, asker, 'account.export', { kind: 'member', id: asker.id })
    const own: Record<string, unknown> = { of: asker.id, at: now.toISOString() }
    for (const [name, ask] of Object.entries(ownData)) own[name] = [...(await ask(tx, asker.id))]
    return own
  })

/**
 * The asker leaves for good: sessions, keys, codes, messages and drafts are gone. What they wrote stays under their role,
 * or is wiped, as they choose. @throws {Refusal} 'last-one'
 * @param asRole  what stands where their name stood
 */
export async function leave({ db, documents }: Services, asker: Asker, form: LeaveForm, asRole: string): Promise<void> {
  await asDoor(db, async (tx) => {
    await holdRunners(tx)
    const all = await runners(tx)
    for (const role of asker.roles) if (isRunning(role) && isLast(all, asker.id, role)) throw new Refusal('last-one')
    await record(tx, asker, 'account.leave', { kind: 'member', id: asker.id })
    await setLeft(tx, asker.id)
    await endSessionsOf(tx, asker.id, 'signed-out')
    await removeFactors(tx, asker.id)
  })
  await asSystem(db, async (tx) => {
    for (const draft of await ownDrafts(tx, asker.id)) {
      await documents.remove(tx, draft.document_id)
      await documents.remove(tx, draft.notes_id)
      await deleteCase(tx, draft.id)
    }
    if (form.words === 'wipe') await wipeContributions(tx, asker.id, '—')
    await forgetBelongings(tx, asker.id)
    await forgetPerson(tx, asker.id, asRole)
  })
}
