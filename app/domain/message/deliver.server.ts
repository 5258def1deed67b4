import { messagesFor } from '#app/i18n/index.ts'
import type { LoadContext } from '#app/load-context.ts'
import { asSystem } from '#db/as.ts'
import {
  markDelivered,
  markDigested,
  memberToDigest,
  messagesToDeliver,
  sizeOfGroup,
  type ToDeliverRow,
  type ToDigestRow,
  unmailedOf,
} from '#db/queries/message.ts'
import { dayAndHour, isDigestDue } from './digest.ts'
import { kindOf, type MessageKind, wayOf } from './kinds.ts'
import type { Mail } from './types.ts'
import { unsubscribeToken } from './unsubscribe.server.ts'

type Services = Pick<LoadContext, 'db' | 'keys' | 'outbox' | 'logHead'> & {
  settings: Pick<LoadContext['settings'], 'publicUrl'>
}

/**
 * Brings word of every new message the way its reader chose: a mail at once, or nothing until the digest. A message and
 * its mail are one transaction: none is told twice, none is forgotten.
 */
export async function deliverMessages(services: Services): Promise<void> {
  for (;;) {
    const count = await asSystem(services.db, async (tx) => {
      const rows = await messagesToDeliver(tx)
      for (const row of rows) {
        const mailed = wayOf(row.kind, row.chosen) === 'mail'
        if (mailed) await services.outbox.put(tx, directMail(services, row))
        await markDelivered(tx, row.id, mailed)
      }
      return rows.length
    })
    if (count === 0) return
    services.outbox.nudge()
  }
}

/** Sends the digests that are due: one mail with counts for each person who has something to read. */
export async function sendDigests(services: Services, now: Date): Promise<void> {
  const { today } = dayAndHour(now)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const next = await asSystem(services.db, async (tx) => {
      const who = await memberToDigest(tx, today, after)
      if (!who) return null
      const wish = { digest: who.digest, hour: who.digest_hour, day: who.digest_day }
      if (!isDigestDue(wish, await sizeOfGroup(tx), who.digested_on, now)) return who.id
      const due = (await unmailedOf(tx, who.id)).filter((row) => wayOf(row.kind, row.chosen) === 'digest')
      if (due.length === 0) return who.id
      await services.outbox.put(tx, digestMail(services, who, countsOf(due)))
      await markDigested(
        tx,
        who.id,
        today,
        due.map((row) => row.id),
      )
      return who.id
    })
    if (!next) break
    after = next
  }
  services.outbox.nudge()
}

/** Fixed words and a link behind sign-in: never a title, a theme, a name or a number of a case. */
function directMail({ settings, keys, logHead }: Services, row: ToDeliverRow): Mail {
  const m = messagesFor(row.language).message
  // Where the log ends now, kept by people outside the machine: a chain that was made anew does not have it.
  const end = row.kind === 'review' ? logHead.read() : null
  const off = kindOf(row.kind).always
    ? undefined
    : `${settings.publicUrl}/mail/off/${unsubscribeToken(keys, row.member_id, row.kind)}`
  return {
    memberId: row.member_id,
    to: { address: row.email, name: row.name },
    subject: m.direct.subject,
    body: [
      m.greeting(row.name),
      m.direct.kinds[row.kind],
      ...(end ? [m.direct.logEnd(end.place, end.link.slice(0, 16))] : []),
      `${m.direct.next}\n${settings.publicUrl}/messages/${row.id}`,
      ...(off ? [`${m.direct.off}\n${off}`] : []),
      m.signature,
    ].join('\n\n'),
    unsubscribe: off,
  }
}

function digestMail({ settings, keys }: Services, who: ToDigestRow, counts: [MessageKind, number][]): Mail {
  const m = messagesFor(who.language).message
  const off = `${settings.publicUrl}/mail/off/${unsubscribeToken(keys, who.id, 'digest')}`
  return {
    memberId: who.id,
    to: { address: who.email, name: who.name },
    subject: m.digest.subject,
    body: [
      m.greeting(who.name),
      m.digest.lead,
      counts.map(([kind, n]) => `- ${m.digest.counts[kind as keyof typeof m.digest.counts](n)}`).join('\n'),
      `${m.direct.next}\n${settings.publicUrl}/messages`,
      `${m.digest.settings}\n${settings.publicUrl}/account/messages`,
      `${m.digest.off}\n${off}`,
      m.signature,
    ].join('\n\n'),
    unsubscribe: off,
  }
}

function countsOf(rows: readonly { kind: MessageKind }[]): [MessageKind, number][] {
  const counts = new Map<MessageKind, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
}
