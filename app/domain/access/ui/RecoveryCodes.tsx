import { Link } from '@remix-run/react'
import { useState } from 'react'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Ten codes that are shown this once: to copy, to print, and then to go on. */
export function RecoveryCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const m = useMessages().access
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <>
      <Row>
        <h1>{m.codesTitle}</h1>
        <p className="lead-in place">{m.codesLead}</p>
      </Row>
      <Row>
        <ol className="codes" aria-label={m.codesList} translate="no">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="actions place no-print">
          <Link className="button" to={to}>
            {m.codesKept}
          </Link>
          <button type="button" className="button second" onClick={copy}>
            {copied ? m.copied : m.copy}
          </button>
          <button type="button" className="button second" onClick={() => window.print()}>
            {m.print}
          </button>
        </div>
      </Row>
    </>
  )
}
