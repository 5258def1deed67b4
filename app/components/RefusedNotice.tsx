import { Link, useLocation } from '@remix-run/react'
import type { RefusalCode } from '../domain/refusal.ts'
import { useMessages } from '../i18n/use-messages.tsx'
import { Notice } from './Notice.tsx'

/** Why something was refused, in words, where it is not about one field; and the way on, where there is one. */
export function RefusedNotice({ code, seconds }: { code: RefusalCode | null; seconds?: unknown }) {
  const m = useMessages()
  const { pathname, search } = useLocation()
  if (!code || code === 'bad-input') return null
  return (
    <Notice kind="triangle" grave>
      <p>{code === 'busy' && typeof seconds === 'number' ? m.access.busySeconds(seconds) : m.refusal[code]}</p>
      {code === 'prove-again' && (
        <p>
          <Link to={`/account/proof?to=${encodeURIComponent(pathname + search)}`}>{m.access.proofTitle}</Link>
        </p>
      )}
    </Notice>
  )
}
