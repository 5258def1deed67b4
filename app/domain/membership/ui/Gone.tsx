import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** A link that opens nothing any more. */
export function Gone() {
  const m = useMessages().membership
  return (
    <Row>
      <h1>{m.goneTitle}</h1>
      <p className="lead-in place">{m.goneText}</p>
    </Row>
  )
}
