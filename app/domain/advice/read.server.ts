import { as } from '#db/as.ts'
import type { Pool, Tx } from '#db/connect.ts'
import { adviceHoursOf } from '#db/queries/board.ts'
import type { CaseRow } from '#db/queries/case.ts'
import { agreementsIn, bodiesBefore, type ContributionRow, linksIn, threadOf } from '#db/queries/contribution.ts'
import { practiceNotesWith } from '#db/queries/practice-note.ts'
import { foundCase, placeOf } from '../case/found.server.ts'
import { standing } from '../case/policy.ts'
import type { Asker } from '../member/types.ts'
import { may } from '../rights/policy.ts'
import { mentionedIn, withNames } from './mentions.ts'
import { mentionable } from './people.server.ts'
import { adviceOpens, type Said, threaded } from './rules.ts'
import type { AdviceOpens, Contribution } from './types.ts'

/** The thread of a case as the asker reads it, oldest first, and what the asker may do in it. */
export interface OpenThread {
  readonly thread: readonly Contribution[]
  readonly advice: AdviceOpens
  readonly may: { contribute: boolean; decide: boolean; agree: boolean; link: boolean }
  /** Whom the asker can call in by name. */
  readonly people: readonly { id: string; name: string }[]
  /** Pages a contribution can lead to. */
  readonly notes: readonly { id: string; title: string }[]
}

/** @param newSince  when the asker's visit before this one ended; null on the first  @throws {Refusal} 'not-found' */
export const readThread = (
  db: Pool,
  asker: Asker,
  caseId: string | undefined,
  newSince: Date | null = null,
  now = new Date(),
): Promise<OpenThread> =>
  as(db, asker, async (tx) => {
    const row = await foundCase(tx, asker, caseId)
    const can = (deed: Parameters<typeof may>[1]) => may(asker, deed, standing(placeOf(row)))
    const rows = await threadOf(tx, row.id)
    const contribute = can('contribution.write')
    const link = can('contribution.link')
    return {
      thread: threaded(await shownTo(tx, asker, row, rows, newSince)),
      advice: adviceOpens(rows.map(saidFrom), await adviceHoursOf(tx, row.board_id), now),
      may: { contribute, decide: can('contribution.decide'), agree: can('contribution.agree'), link },
      people: contribute ? (await mentionable(tx, row)).filter((one) => one.id !== asker.id) : [],
      notes: link ? (await practiceNotesWith(tx, [])).map(({ id, title }) => ({ id, title })) : [],
    }
  })

/** A contribution as far as the order of asking and advising goes. */
export const saidFrom = (one: ContributionRow): Said => ({
  id: one.id,
  kind: one.kind,
  replyTo: one.reply_to,
  byWriter: one.by_author || one.by_co_author,
  at: one.written_at,
})

async function shownTo(
  tx: Tx,
  asker: Asker,
  row: CaseRow,
  rows: readonly ContributionRow[],
  newSince: Date | null,
): Promise<(Contribution & { replyTo: string | null })[]> {
  const unnamed = !row.show_name && row.mine === null && !asker.roles.includes('coordinator')
  const before = grouped(await bodiesBefore(tx, row.id))
  const agreements = grouped(await agreementsIn(tx, row.id))
  const links = grouped(await linksIn(tx, row.id))
  const names = await namesIn(tx, row, rows)
  const words = (stored: string) => withNames(stored, (id) => names.get(id))
  return rows.map((one) => {
    const agreed = agreements.get(one.id) ?? []
    const mine = one.writer_id === asker.id
    return {
      id: one.id,
      kind: one.kind,
      body: words(one.body),
      replyTo: one.reply_to,
      as: one.by_author ? 'author' : one.by_co_author ? 'co-author' : 'colleague',
      writer: unnamed && (one.by_author || one.by_co_author) ? null : writerOf(one),
      mine,
      writtenAt: one.written_at,
      editedAt: one.edited_at,
      decision: one.decision,
      agreed: agreed.filter((by) => by.member_id !== asker.id && !(unnamed && by.by_writer)).map((by) => by.name),
      iAgree: agreed.some((by) => by.member_id === asker.id),
      links: (links.get(one.id) ?? []).map(({ note_id: id, slug, title }) => ({ id, slug, title })),
      isNew: !mine && newSince !== null && (one.edited_at ?? one.written_at) > newSince,
      before: (before.get(one.id) ?? []).map((old) => ({ body: words(old.body), replacedAt: old.replaced_at })),
      replies: [],
    }
  })
}

/** Names of those who are called in somewhere in the thread, as they are called now. */
async function namesIn(tx: Tx, row: CaseRow, rows: readonly ContributionRow[]): Promise<ReadonlyMap<string, string>> {
  if (!rows.some((one) => mentionedIn(one.body).length > 0)) return new Map()
  return new Map((await mentionable(tx, row)).map((one) => [one.id, one.name]))
}

const writerOf = (one: ContributionRow) => ({
  id: one.writer_id,
  name: one.writer_name,
  discipline: one.writer_discipline,
  organisation: one.writer_organisation,
  colour: one.writer_colour,
})

function grouped<T extends { contribution_id: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(row.contribution_id, [...(found.get(row.contribution_id) ?? []), row])
  return found
}
