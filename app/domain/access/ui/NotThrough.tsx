import { Link } from '@remix-run/react'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { RegionFault } from '../region.server.ts'

/** Why somebody came back from the region's own sign-on for nothing, and what they can do. */
export function NotThrough({ fault, back, name }: { fault: RegionFault; back: string; name: string }) {
  const m = useMessages().access
  return (
    <>
      <Row>
        <h1>{m.regionFaultTitles[fault]}</h1>
        <p className="lead-in place">{m.regionFaultTexts[fault](name)}</p>
      </Row>
      <Row>
        <div className="actions">
          <Link className="button" to={back}>
            {m.regionAgain}
          </Link>
        </div>
      </Row>
    </>
  )
}
