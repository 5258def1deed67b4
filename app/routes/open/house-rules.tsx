import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { ownAddress } from '#app/domain/member/rules.ts'
import { HouseRules } from '#app/domain/membership/ui/HouseRules.tsx'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asGuest('open.house-rules', async ({ asker, locked, enrolling, agreed, request }) => {
  const asked = new URL(request.url).searchParams
  return {
    mustAgree: asker !== null && !locked && !enrolling && !agreed,
    to: ownAddress(asked.get('to')),
    title: messagesFor(asker?.language ?? 'nl').membership.rulesTitle,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function HouseRulesPage() {
  const m = useMessages().membership
  const { mustAgree, to } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.rulesHead}</h1>
        {mustAgree && (
          <Notice kind="pen">
            <p>{m.rulesAgain}</p>
          </Notice>
        )}
      </Row>
      <Row>
        <HouseRules />
        {mustAgree && (
          <Form method="post" action="/account/agreement" className="place">
            <input type="hidden" name="to" value={to} />
            <button className="button">{m.agree}</button>
          </Form>
        )}
      </Row>
    </Page>
  )
}
