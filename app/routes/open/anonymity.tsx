import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { published } from '#app/domain/anonymisation/published.ts'
import { FoundByKind } from '#app/domain/anonymisation/ui/FoundByKind.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('anonymity.read', async ({ asker }) => ({
  published,
  title: messagesFor(asker.language).anonymisation.page.title,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** *Hoe wij herleidbaarheid controleren*: the method, the figures as measured, and what the check cannot do. */
export default function Anonymity() {
  const m = useMessages().anonymisation.page
  const { published } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row roomy>
        <div className="stack">
          <h1>{m.title}</h1>
          <p className="said">{m.lead}</p>
        </div>
      </Row>
      <Row side={<h2 className="side-head">{m.stepsHead}</h2>}>
        <ol className="said stack-s">
          {m.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Row>
      <Row side={<h2 className="side-head">{m.recallHead}</h2>}>
        {published ? <FoundByKind published={published} /> : <p>{m.notMeasured}</p>}
      </Row>
      <Row side={<h2 className="side-head">{m.limitsHead}</h2>}>
        <ul className="said stack-s">
          {m.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Row>
      <Row side={<h2 className="side-head">{m.comparisonHead}</h2>}>
        <div className="stack-s">
          <p className="said">{m.comparison}</p>
          <p className="fine">{m.comparisonSource}</p>
        </div>
      </Row>
    </Page>
  )
}
