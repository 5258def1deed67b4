import { Form, Link } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Opening } from '../types.ts'

/** Who opened which case, when and why; what is still open can be ended here. */
export function Openings({ openings }: { openings: readonly Opening[] }) {
  const m = useMessages().emergency
  const language = useLanguage()
  const coordinates = useAsker().roles.includes('coordinator')
  if (openings.length === 0) return <p className="quiet">{m.none}</p>
  return (
    <ul className="news">
      {openings.map((one) => (
        <li key={one.id}>
          <div className="stack-s">
            <p>
              <strong>{m.line(one.by, speakable(one.number))}</strong>{' '}
              <span className="quiet">
                {momentOf(one.openedAt, language)}. {m.kinds[one.kind]}.
              </span>
            </p>
            <p>{one.reason}</p>
            <p className="quiet">
              {one.living ? m.until(momentOf(one.endsAt, language)) : m.ended(momentOf(one.endsAt, language))}{' '}
              {one.living && one.mine && <Link to={`/emergency/${one.id}`}>{m.read}</Link>}
            </p>
            {one.living && (one.mine || coordinates) && (
              <Form method="post" action={`/emergency/${one.id}/end`}>
                <button className="button second small">{m.end}</button>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
