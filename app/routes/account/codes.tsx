import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useNavigation } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { newRecoveryCodes, requireReal } from '#app/domain/access/factors.server.ts'
import { RecoveryCodes } from '#app/domain/access/ui/RecoveryCodes.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('account.change-factors', async ({ context, asker }) => {
  requireReal(context)
  return { title: messagesFor(asker.language).access.codesHead }
})

/** Makes ten new recovery codes and shows them, once. */
export const action = asMember('account.change-factors', async ({ context, asker }) => {
  requireReal(context)
  return { codes: await newRecoveryCodes(context, asker) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Codes() {
  const m = useMessages().access
  const answer = useActionData<{ codes: string[] } | Refused>()
  const busy = useNavigation().state === 'submitting'
  if (answer && 'codes' in answer) {
    return (
      <Page>
        <RecoveryCodes codes={answer.codes} to="/account/access" />
      </Page>
    )
  }
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account/access">{m.accessTitle}</Link>
        </p>
        <h1>{m.codesHead}</h1>
        <p className="lead-in place">{m.codesLead}</p>
      </Row>
      <Row>
        <Form method="post" className="stack">
          <RefusedNotice code={answer?.refused.code ?? null} />
          <p className="help">{m.newCodesHelp}</p>
          <p>
            <button className="button" aria-busy={busy}>
              {busy ? m.busy : m.newCodes}
            </button>
          </p>
        </Form>
      </Row>
    </Page>
  )
}
