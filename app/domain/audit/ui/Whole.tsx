import { Form, useNavigation } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { dayOf, momentOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Check } from '../types.ts'

/** What the last look at the chain found, from when on there are rows, and a way to look again. */
export function Whole({
  check,
  forgottenBefore,
}: {
  check: (Check & { at: Date }) | null
  forgottenBefore: Date | null
}) {
  const m = useMessages().log
  const language = useLanguage()
  const busy = useNavigation().formAction === '/log/check'
  return (
    <div className="stack-s">
      {!check || (check.rows === 0 && !check.fault) ? (
        <p>{m.notChecked}</p>
      ) : check.fault ? (
        <Notice kind="triangle" grave>
          <p>
            <strong>{m.faults[check.fault](String(check.rowId ?? ''))}</strong>
          </p>
          <p>{m.faultNext}</p>
        </Notice>
      ) : (
        <p>{m.whole(check.rows.toLocaleString(language), momentOf(check.at, language))}</p>
      )}
      {forgottenBefore && <p className="quiet">{m.forgotten(dayOf(forgottenBefore, language))}</p>}
      <Form method="post" action="/log/check" preventScrollReset>
        <button className="button second small" aria-busy={busy}>
          {busy ? m.checking : m.check}
        </button>
      </Form>
    </div>
  )
}
