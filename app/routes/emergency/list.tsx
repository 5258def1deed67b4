import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { readOpenings } from '#app/domain/emergency/read.server.ts'
import { openingForm } from '#app/domain/emergency/schema.ts'
import { OpenForm } from '#app/domain/emergency/ui/OpenForm.tsx'
import { Openings } from '#app/domain/emergency/ui/Openings.tsx'
import { openInEmergency } from '#app/domain/emergency/write.server.ts'
import { couldEver } from '#app/domain/rights/policy.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { formOf } from '../cases/asked.server.ts'

export const loader = asMember('emergency.list', async ({ db, asker }) => ({
  openings: await readOpenings(db, asker),
  title: messagesFor(asker.language).emergency.title,
}))

export const action = asMember('emergency.open', async ({ context, asker, request }) =>
  redirect(`/emergency/${await openInEmergency(context, asker, await formOf(request, openingForm))}`, 303),
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** Every case that was opened in an emergency, and for an administrator the way to open one. */
export default function Emergency() {
  const m = useMessages().emergency
  const { openings } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  return (
    <Page>
      <Row>
        <h1>{m.head}</h1>
        <p className="lead-in place">{m.lead}</p>
      </Row>
      {couldEver(useAsker(), 'emergency.open') && (
        <Row side={<h2 className="side-head">{m.openHead}</h2>}>
          <OpenForm answer={answer} />
        </Row>
      )}
      <Row side={<h2 className="side-head">{m.listHead}</h2>}>
        <Openings openings={openings} />
      </Row>
    </Page>
  )
}
