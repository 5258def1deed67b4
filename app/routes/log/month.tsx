import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { readMonth } from '#app/domain/audit/read.server.ts'
import { signReview } from '#app/domain/audit/review.server.ts'
import { reviewForm } from '#app/domain/audit/schema.ts'
import { monthWords } from '#app/domain/audit/ui/Months.tsx'
import { Sign } from '#app/domain/audit/ui/Sign.tsx'
import { StandingOut } from '#app/domain/audit/ui/StandingOut.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('log.read', async ({ db, asker, params }) => ({
  ...(await readMonth(db, asker, params.month, new Date())),
  title: messagesFor(asker.language).log.monthsHead,
}))

export const action = asMember('log.review', async ({ db, asker, params, request }) => {
  await signReview(db, asker, params.month, await formOf(request, reviewForm), new Date())
  return redirect(`/log/months/${params.month}`, 303)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** One month of the log: what stands out, and the name under it. */
export default function Month() {
  const m = useMessages().log
  const language = useLanguage()
  const { month, standingOut } = useLoaderData<typeof loader>()
  const last = new Date(Date.UTC(Number(month.month.slice(0, 4)), Number(month.month.slice(5, 7)), 0))
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/log">{m.title}</Link>
        </p>
        <h1>{m.monthHead(monthWords(month.month, language))}</h1>
      </Row>
      <Row>
        <StandingOut found={standingOut} />
        <p className="place">
          <Link to={`/log?from=${month.month}&to=${last.toISOString().slice(0, 10)}#regels`}>{m.rowsOfMonth}</Link>
        </p>
      </Row>
      <Row>
        <Sign month={month} answer={useActionData<Refused>()} />
      </Row>
    </Page>
  )
}
