import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** On the way to the region's own sign-on: goes by itself, and by a link where nothing goes by itself. */
export function OffToRegion({ address, back, name }: { address: string; back: string; name: string }) {
  const m = useMessages().access
  useEffect(() => location.replace(address), [address])
  return (
    <>
      <Row>
        <h1>{m.regionTitle(name)}</h1>
        <p className="lead-in place">{m.regionGoing(name)}</p>
      </Row>
      <Row>
        <div className="actions">
          <a className="button" href={address}>
            {m.regionGo(name)}
          </a>
          <Link to={back}>{m.back}</Link>
        </div>
      </Row>
    </>
  )
}
