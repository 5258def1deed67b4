import type { LoadContext } from '#app/load-context.ts'
import { as, asSystem } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import {
  insertCheck,
  type LogFilter,
  type LogRow,
  lastCheck,
  lastForgotten,
  logRows,
  monthsOfLog,
  namesInLog,
  reviews,
  standingOut,
} from '#db/queries/audit.ts'
import { speakable } from '../board/rules.ts'
import type { Asker } from '../member/types.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../rights/policy.ts'
import type { Deed } from '../rights/table.ts'
import { actionOf, countedBy, csv, manyAnHour, monthsToReview, purposeOf } from './rules.ts'
import { type AskedLog, caseNumberIn, month as monthOf } from './schema.ts'
import { checkChain } from './seal.server.ts'
import type { Check, Entry, Month, ObjectKind } from './types.ts'
import { record } from './write.server.ts'

type Services = Pick<LoadContext, 'db' | 'settings' | 'keys' | 'logHead'>

/** Rows on one page. */
const pageLength = 100
/** Rows in one file. */
export const mostExported = 50_000

/** A page of the log, with how the log itself stands. That it was read, and about whom or what, is in the log too. */
export const readLog = (db: Pool, asker: Asker, asked: AskedLog, now: Date) =>
  as(db, asker, async (tx) => {
    const rows = await logRows(tx, filterOf(asked), pageLength + 1)
    await record(tx, asker, 'log.read', {
      kind: asked.member ? 'member' : 'log',
      id: asked.member ?? null,
      number: caseNumberIn(asked.case),
    })
    return {
      entries: rows.slice(0, pageLength).map(entryFrom),
      older: rows.length > pageLength ? (rows[pageLength - 1]?.id ?? null) : null,
      people: [...(await namesInLog(tx))],
      check: await lastCheckOf(tx),
      forgottenBefore: (await lastForgotten(tx))?.before ?? null,
      months: await monthsOver(tx, now),
    }
  })

/** One month as whoever reviews it sees it: what stands out, by person. @throws {Refusal} 'not-found' */
export const readMonth = (db: Pool, asker: Asker, asked: string | undefined, now: Date) =>
  as(db, asker, async (tx) => {
    const parsed = monthOf.safeParse(asked)
    const month = parsed.success ? (await monthsOver(tx, now)).find((one) => one.month === parsed.data) : undefined
    if (!month) throw new Refusal('not-found')
    await record(tx, asker, 'log.read', { kind: 'log', id: null })
    const found = await standingOut(tx, month.month, manyAnHour)
    return { month, standingOut: found.map(({ what, name, times }) => ({ what, name, times })) }
  })

/** What a coordinator should be told about the log itself on their first page: null where all is well. */
export const logTrouble = (db: Pool, asker: Asker, now: Date): Promise<'tampered' | 'overdue' | null> =>
  as(db, asker, async (tx) => {
    if (!may(asker, 'log.read')) return null
    if ((await lastCheck(tx))?.fault) return 'tampered'
    return (await monthsOver(tx, now)).some((month) => month.overdue) ? 'overdue' : null
  })

/**
 * The rows that answer to a filter as a file (RFC 4180), with the fields of NEN 7513. That it was taken is logged in the
 * same transaction. @throws {Refusal} 'too-large' for more than `mostExported` rows
 */
export const exportLog = ({ db, settings }: Services, asker: Asker, asked: AskedLog): Promise<string> =>
  as(db, asker, async (tx) => {
    const rows = await logRows(tx, filterOf(asked), mostExported + 1)
    if (rows.length > mostExported) throw new Refusal('too-large')
    await record(tx, asker, 'log.export', {
      kind: asked.member ? 'member' : 'log',
      id: asked.member ?? null,
      number: caseNumberIn(asked.case),
    })
    return csv([columns, ...rows.map((row) => fieldsOf(row, settings.publicUrl))])
  })

/** Looks at the whole chain now, and writes down what was found. */
export async function checkLog(services: Services, asker: Pick<Asker, 'id' | 'sessionId'> | null): Promise<Check> {
  const found = await checkChain(services.db, services.keys('log'), services.logHead.read())
  await asSystem(services.db, async (tx) => {
    await insertCheck(tx, asker?.id ?? null, { rows: found.rows, fault: found.fault, row_id: found.rowId })
    if (asker) await record(tx, asker, 'log.check', { kind: 'log', id: null })
  })
  return found
}

/** The months that are over, and who signed for each. */
export const monthsOver = async (tx: Tx, now: Date): Promise<Month[]> =>
  monthsToReview(
    await monthsOfLog(tx),
    (await reviews(tx)).map((row) => ({
      month: row.month,
      name: row.signed_name,
      at: row.signed_at,
      outcome: row.outcome,
    })),
    now,
  )

async function lastCheckOf(tx: Tx): Promise<(Check & { at: Date }) | null> {
  const row = await lastCheck(tx)
  return row ? { at: row.at, rows: row.rows, fault: row.fault, rowId: row.row_id } : null
}

const filterOf = ({ case: typed, ...asked }: AskedLog): LogFilter => ({ ...asked, caseNumber: caseNumberIn(typed) })

const entryFrom = (row: LogRow): Entry => ({
  id: row.id,
  at: row.at,
  member: row.member_id ? { id: row.member_id, name: row.member_name ?? '' } : null,
  deed: row.deed as Deed,
  object: { kind: row.object_kind as ObjectKind, number: row.object_number, name: row.object_name },
  outcome: row.outcome,
  network: row.network,
})

/** Names of NEN 7513, in the mapping of Logius. */
const columns = [
  'EventID',
  'EventDateTime',
  'EventTypeCode',
  'EventActionCode',
  'EventOutcomeIndicator',
  'userID',
  'userName',
  'alternateUserID',
  'userIsRequestor',
  'roleIDCode',
  'purposeOfUse',
  'networkAccessPointTypeCode',
  'networkAccessPointID',
  'participantObjectTypeCode',
  'participantObjectID',
  'participantObjectName',
  'AuditSourceID',
] as const

const caseNumberOf = (row: LogRow) => {
  const { aCase } = countedBy({ kind: row.object_kind, number: row.object_number })
  return aCase === null ? '' : speakable(aCase)
}

const fieldsOf = (row: LogRow, source: string) => [
  row.id,
  row.at.toISOString(),
  row.deed,
  actionOf(row.deed),
  row.outcome,
  row.member_id,
  row.member_name,
  row.session_id,
  row.member_id !== null,
  row.roles.join(' '),
  purposeOf(row.deed),
  row.network ? 'network' : '',
  row.network,
  row.object_kind,
  row.object_id,
  caseNumberOf(row),
  source,
]
