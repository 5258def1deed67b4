import { Link } from '@remix-run/react'
import { speakable } from '#app/domain/board/rules.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { MessageInInbox } from '../types.ts'

/** One message: what it is, about what, and when. It leads to where it happened. */
export function MessageInList({ message }: { message: MessageInInbox }) {
  const m = useMessages().message
  const language = useLanguage()
  const what =
    (message.about === 'case' || message.about === 'emergency') && message.number !== null
      ? m.whats.case(speakable(message.number))
      : message.about === 'meeting'
        ? m.whats.meeting()
        : message.about === 'member'
          ? m.whats.member()
          : m.whats.other()
  const remarks = [
    !message.read && m.new,
    message.standsInFor && m.inPlaceOf(message.standsInFor),
    momentOf(message.at, language),
  ].filter(Boolean)
  return (
    <li>
      <span>
        <Link className={message.read ? undefined : 'unread'} to={`/messages/${message.id}`}>
          {m.lines[message.kind](what)}
        </Link>
        <span className="fine under">{remarks.join(', ')}</span>
      </span>
    </li>
  )
}
