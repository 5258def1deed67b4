import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { ShortcutList } from '#app/components/Shortcuts.tsx'
import { coordinators } from '#app/domain/member/read.server.ts'
import { NotAReport } from '#app/domain/member/ui/NotAReport.tsx'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asGuest('open.help', async ({ asker, locked, db }) => ({
  askable: asker && !locked ? await coordinators(db, asker) : [],
  title: messagesFor(asker?.language ?? 'nl').open.helpTitle,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Help() {
  const m = useMessages().open
  const { askable } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <h1>{m.helpTitle}</h1>
      </Row>
      <Row side={<h2 className="side-head">{m.house}</h2>}>
        <p className="said">{m.houseText}</p>
      </Row>
      <Row side={<h2 className="side-head">{m.askWhom}</h2>}>
        <div className="stack-s">
          <p>{m.askCoordinator}</p>
          {askable.length > 0 && (
            <ul className="plain-list">
              {askable.map((person) => (
                <li key={person.email}>
                  <a href={`mailto:${person.email}`}>{m.sendMail(person.name)}</a>
                </li>
              ))}
            </ul>
          )}
          <p className="quiet">{m.cannotRead}</p>
        </div>
      </Row>
      <Row side={<h2 className="side-head">{m.anonymity}</h2>}>
        <p>
          <Link to="/anonymity">{m.anonymityHow}</Link>
        </p>
      </Row>
      <NotAReport />
      <Row
        side={
          <h2 className="side-head" id="keys">
            {m.keys}
          </h2>
        }
      >
        <ShortcutList />
      </Row>
    </Page>
  )
}
