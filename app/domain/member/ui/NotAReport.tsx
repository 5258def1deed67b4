import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** What this place is not, and where to turn instead. */
export function NotAReport() {
  const m = useMessages().open
  return (
    <Row side={<h2 className="side-head">{m.notAReport}</h2>}>
      <div className="stack-s">
        <p>{m.notAReportText}</p>
        <p>
          <strong>{m.danger}</strong>
        </p>
        <p>{m.veiligThuis}</p>
      </div>
    </Row>
  )
}
