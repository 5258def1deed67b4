import { CopyButton } from '#app/components/CopyButton.tsx'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Sent } from '../types.ts'

/** What became of each address, with its link to be copied this once. */
export function Outcomes({ sent }: { sent: readonly Sent[] }) {
  const m = useMessages().membership
  return (
    <Row className="continued">
      <div role="status">
        {sent.some((one) => one.link) && <p className="help">{m.linkOnce}</p>}
        <ul className="news">
          {sent.map((one) => (
            <li key={one.email}>
              <span>
                {one.email}
                <span className="fine under">{m.outcomes[one.outcome]}</span>
                {one.link && <span className="fine under typed-key">{one.link}</span>}
              </span>
              {one.link && <CopyButton words={one.link} label={m.copyLink} done={m.copied} />}
            </li>
          ))}
        </ul>
      </div>
    </Row>
  )
}
