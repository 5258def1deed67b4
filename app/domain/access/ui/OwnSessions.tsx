import { Form } from '@remix-run/react'
import { Row } from '#app/components/Page.tsx'
import { momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { OwnSession } from '../types.ts'

/** Where one is signed in; each can be ended, and all others at once. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const m = useMessages().access
  const language = useLanguage()
  return (
    <Row className="from-top" side={<h2 className="side-head">{m.sessions}</h2>}>
      <ul className="news">
        {sessions.map((session) => {
          const name = session.agent || m.unknownDevice
          const remarks = [
            session.here && m.here,
            session.sharedDevice && m.sharedDevice,
            session.locked && m.lockedNow,
          ].filter(Boolean)
          return (
            <li key={session.id}>
              <span>
                {name}
                {remarks.length > 0 && ` (${remarks.join(', ')})`}
                <span className="fine under">
                  {m.since(momentOf(session.createdAt, language))}, {m.lastSeen(momentOf(session.lastSeenAt, language))}
                </span>
              </span>
              {!session.here && (
                <Form method="post" action="/account/access/sessions">
                  <button className="button second small" name="session" value={session.id}>
                    {m.end}
                    <span className="unseen"> {name}</span>
                  </button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" action="/account/access/sessions" className="place">
          <button className="button second" name="session" value="others">
            {m.endOthers}
          </button>
        </Form>
      ) : (
        <p className="quiet place">{m.onlyOne}</p>
      )}
    </Row>
  )
}
