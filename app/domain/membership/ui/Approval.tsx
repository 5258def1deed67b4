import { useFetcher } from '@remix-run/react'
import { CopyButton } from '#app/components/CopyButton.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import type { Refused } from '#app/gate.server.ts'
import { dayOf, momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { OpenApproval } from '../types.ts'

/** One thing that waits for a second pair of eyes, or that waited its day. */
export function Approval({ approval }: { approval: OpenApproval }) {
  const m = useMessages()
  const language = useLanguage()
  const fetcher = useFetcher<Refused | { link?: string }>()
  const answer = fetcher.data
  const link = answer && 'link' in answer ? answer.link : undefined
  const role = approval.roles.map((one) => m.member.roles[one].toLowerCase()).join(', ')
  const ready = approval.readyAt !== null && approval.readyAt <= new Date()
  return (
    <li>
      <span>
        <strong>{m.membership.approvals[approval.kind](approval.about, role)}</strong>
        <span className="fine under">{m.membership.askedBy(approval.askedBy, dayOf(approval.askedAt, language))}</span>
        {approval.reason && <span className="under">{m.membership.because(approval.reason)}</span>}
        {approval.readyAt && (
          <span className="under">
            {ready ? m.membership.readyNow : m.membership.readyAt(momentOf(approval.readyAt, language))}
          </span>
        )}
        {!approval.mine && !approval.readyAt && <span className="fine under">{m.membership.notYours}</span>}
        {link && (
          <span className="under">
            {m.membership.linkLead} <span className="typed-key">{link}</span>
          </span>
        )}
        {answer && 'refused' in answer && <RefusedNotice code={answer.refused.code} />}
      </span>
      <span className="actions">
        {approval.mine &&
          (['approved', 'refused'] as const).map((verdict) => (
            <fetcher.Form key={verdict} method="post" action={`/members/approvals/${approval.id}`}>
              <button
                className={verdict === 'approved' ? 'button small' : 'button second small'}
                name="verdict"
                value={verdict}
              >
                {verdict === 'approved' ? m.membership.yes : m.membership.no}
                <span className="unseen"> {approval.about}</span>
              </button>
            </fetcher.Form>
          ))}
        {ready && (
          <fetcher.Form method="post" action={`/members/approvals/${approval.id}/link`}>
            <button className="button second small">{m.membership.makeLink}</button>
          </fetcher.Form>
        )}
        {link && <CopyButton words={link} label={m.membership.copyLink} done={m.membership.copied} />}
      </span>
    </li>
  )
}
