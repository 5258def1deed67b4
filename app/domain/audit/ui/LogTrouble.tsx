import { Link } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Says on a coordinator's first page that the log needs somebody: amber when it waits, grave when it is not whole. */
export function LogTrouble({ trouble }: { trouble: 'tampered' | 'overdue' }) {
  const m = useMessages().log
  return (
    <Row className="log-trouble">
      <Notice kind="warning" grave={trouble === 'tampered'}>
        <p>
          {m.troubles[trouble]} <Link to="/log">{m.look}</Link>
        </p>
      </Notice>
    </Row>
  )
}
