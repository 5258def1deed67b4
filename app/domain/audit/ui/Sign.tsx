import { Form, useNavigation } from '@remix-run/react'
import { Bands } from '#app/components/Bands.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import type { Refused } from '#app/gate.server.ts'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Month } from '../types.ts'

/** Who signed for a month, or the place to do so. */
export function Sign({ month: { month, signed }, answer }: { month: Month; answer?: Refused }) {
  const m = useMessages().log
  const language = useLanguage()
  const busy = useNavigation().formAction === `/log/months/${month}`
  if (signed) {
    return (
      <p>
        {m.signedBy(signed.name ?? '', dayOf(signed.at, language))}: {m.outcomes[signed.outcome].toLowerCase()}.
      </p>
    )
  }
  return (
    <Form method="post" className="stack-s">
      <RefusedNotice code={answer?.refused.code ?? null} />
      <Bands name="outcome" label={m.sign} help={m.signHelp} chosen="nothing-odd" choices={m.outcomes} />
      <div className="actions place">
        <button className="button" aria-busy={busy}>
          {busy ? m.signing : m.signNow}
        </button>
      </div>
    </Form>
  )
}
