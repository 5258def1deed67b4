import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row, TheEnd } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { readSilence } from '#app/domain/silence/read.server.ts'
import { silentAfter } from '#app/domain/silence/rules.ts'
import { AskOne } from '#app/domain/silence/ui/AskOne.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('silence.read', async ({ db, asker }) => {
  const now = new Date()
  return { cases: await readSilence(db, asker, now), now, title: messagesFor(asker.language).silence.title }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** Everything that waits too long on the boards one coordinates, with one click to ask somebody. */
export default function Silence() {
  const m = useMessages()
  const { cases, now } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row roomy>
        <div className="stack">
          <h1>{m.silence.head(cases.length)}</h1>
          <p className="help">{m.silence.help(silentAfter.reaction, silentAfter.advice)}</p>
        </div>
      </Row>
      {cases.map((one) => (
        <Row
          key={one.id}
          side={
            <p>
              <span className="side-head">{m.silence.days(one.workingDays)}</span>
              <span className="fine">{one.boardName}</span>
            </p>
          }
        >
          <div className="stack-s">
            <h2 className="question">
              <Link to={`/cases/${one.id}`} translate="no">
                {one.question}
              </Link>
            </h2>
            <p className="quiet">
              {speakable(one.number)}. {m.case.states[one.state]}. {m.silence.why[one.why]}
            </p>
            <AskOne caseId={one.id} asking={one.asking} now={now} most={3} />
            {one.asking.suggestions.length === 0 && <p className="quiet">{m.silence.nobodyLeft}</p>}
          </div>
        </Row>
      ))}
      <TheEnd>{m.silence.end}</TheEnd>
    </Page>
  )
}
