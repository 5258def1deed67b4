import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import type { Tx } from '#db/connect.ts'
import { caseOfInstallation } from '#db/queries/case.ts'
import { followUpsDue, outcomeOf, updateOutcome } from '#db/queries/outcome.ts'
import { onCaseChanged } from '../case/changed.server.ts'
import { moveWithin } from '../case/move.server.ts'
import { progressFrom } from '../case/needs.server.ts'
import { unmetForClosing } from '../case/needs.ts'
import { aboutCase } from '../case/tell.server.ts'
import { tell } from '../message/write.server.ts'
import { nextAbout } from './due.ts'

type Services = Pick<LoadContext, 'db' | 'documents' | 'outbox' | 'settings' | 'reportError'>

/**
 * One round over the follow-ups that are due: asks the author, reminds twice, and then counts it as declined. A case to
 * which nothing is left is closed, counted apart. Two servers that do this at once do it once. Answers how many changed.
 */
export async function askHowItWent(services: Services, now = new Date()): Promise<number> {
  const due = await asSystem(services.db, (tx) => followUpsDue(tx, now))
  let changed = 0
  for (const { case_id } of due) {
    const did = await asSystem(services.db, (tx) => askOne(tx, services, case_id, now))
    if (!did) continue
    changed += 1
    await onCaseChanged(services, case_id)
  }
  if (changed > 0) services.outbox.nudge()
  return changed
}

async function askOne(tx: Tx, services: Services, caseId: string, now: Date): Promise<boolean> {
  const row = await caseOfInstallation(tx, caseId, true)
  const outcome = await outcomeOf(tx, caseId)
  if (row?.state !== 'follow-up' || !outcome?.follow_up_due_at) return false
  const whole = () => outcomeOf(tx, caseId).then((now) => unmetForClosing(progressFrom(now)).length === 0)
  if (outcome.follow_up === null) {
    const { follow_up_due_at: dueAt, asked_at: askedAt, reminders, reminded_at: remindedAt } = outcome
    const next = nextAbout({ dueAt, askedAt, reminders, remindedAt }, now)
    if (!next) return false
    if (next !== 'decline') {
      const asked = next === 'ask' ? { asked_at: now } : { reminders: reminders + 1, reminded_at: now }
      await updateOutcome(tx, caseId, asked)
      await tell(tx, row.author_id, 'follow-up', aboutCase(row))
      return true
    }
    await updateOutcome(tx, caseId, { follow_up: 'no-answer', follow_up_at: now })
  }
  if (await whole()) await moveWithin(tx, services, 'server', row, 'case.close-unanswered')
  return true
}
