import { useFetcher } from '@remix-run/react'
import { CopyButton } from '#app/components/CopyButton.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import type { Refused } from '#app/gate.server.ts'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { OpenInvitation } from '../types.ts'

/** Who was invited and is not here yet; each can be sent anew or taken back. */
export function OpenInvitations({ open, mayInvite }: { open: readonly OpenInvitation[]; mayInvite: boolean }) {
  const m = useMessages().membership
  if (open.length === 0) return <p className="quiet">{m.openNone}</p>
  return (
    <ul className="news">
      {open.map((one) => (
        <One key={one.id} one={one} mayInvite={mayInvite} />
      ))}
    </ul>
  )
}

function One({ one, mayInvite }: { one: OpenInvitation; mayInvite: boolean }) {
  const m = useMessages()
  const language = useLanguage()
  const fetcher = useFetcher<Refused | { link?: string }>()
  const answer = fetcher.data
  const link = answer && 'link' in answer ? answer.link : undefined
  const day = one.sentAt && dayOf(one.sentAt, language)
  const remarks = [
    one.roles.map((role) => m.member.roles[role]).join(', '),
    day && (one.invitedBy ? m.membership.invitedOn(day, one.invitedBy) : m.membership.invitedOnly(day)),
    one.waits && m.membership.waits,
    one.endsAt && (one.over ? m.membership.over : m.membership.worksUntil(dayOf(one.endsAt, language))),
  ].filter(Boolean)
  return (
    <li>
      <span>
        {one.email}
        <span className="fine under">{remarks.join(', ')}</span>
        {answer && 'refused' in answer && <RefusedNotice code={answer.refused.code} />}
      </span>
      {mayInvite && (
        <span className="actions">
          {link && <CopyButton words={link} label={m.membership.copyLink} done={m.membership.copied} />}
          {!one.waits && (
            <fetcher.Form method="post" action={`/members/invitations/${one.id}/resend`}>
              <button className="button second small">
                {m.membership.resend}
                <span className="unseen"> {one.email}</span>
              </button>
            </fetcher.Form>
          )}
          <fetcher.Form method="post" action={`/members/invitations/${one.id}/revocation`}>
            <button className="button second small">
              {m.membership.revoke}
              <span className="unseen"> {one.email}</span>
            </button>
          </fetcher.Form>
        </span>
      )}
    </li>
  )
}
