import type { MetaFunction } from '@remix-run/node'
import { Link, useFetcher, useLoaderData } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Page } from '#app/components/Page.tsx'
import { readVersion } from '#app/domain/practice-note/read.server.ts'
import { isBlank, StaticText } from '#app/editor/ui/StaticText.tsx'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('practice-note.restore', async ({ asker, context, params }) => ({
  ...(await readVersion(context, asker, params.slug, params.versionId)),
  title: messagesFor(asker.language).practiceNote.versionsHead,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function OneVersion() {
  const m = useMessages()
  const { language } = useAsker()
  const { note, version, body } = useLoaderData<typeof loader>()
  const fetcher = useFetcher<Refused>()
  const busy = fetcher.state !== 'idle'
  return (
    <Page>
      <div className="row">
        <p className="side">
          <Link to={`/practice/${note.slug}/versions`}>{m.practiceNote.backToVersions}</Link>
        </p>
        <div className="text roomy stack">
          <p className="kicker">{note.title}</p>
          <h1>{version.name ?? m.practiceNote.versionOf(momentOf(new Date(version.at), language))}</h1>
          <p className="fine">
            {momentOf(new Date(version.at), language)}. {m.practiceNote.versionKinds[version.kind]}
            {version.writers.length > 0 && `, ${m.practiceNote.versionBy(version.writers.join(', '))}`}
          </p>
        </div>
      </div>
      <section className="row" aria-labelledby="pagina">
        <h2 className="side side-head" id="pagina">
          {m.practiceNote.body}
        </h2>
        <div className="text said">
          {isBlank(body) ? <p className="quiet">{m.practiceNote.versionEmpty}</p> : <StaticText text={body} />}
        </div>
      </section>
      <div className="row">
        <p className="side" />
        <fetcher.Form method="post" action="restoration" className="text stack-s">
          <p className="help">{m.practiceNote.restoreHelp}</p>
          {fetcher.data?.refused && (
            <p className="error" role="alert">
              {m.refusal[fetcher.data.refused.code]}
            </p>
          )}
          <p>
            <button className="button" aria-busy={busy}>
              {busy ? m.practiceNote.beginning : m.practiceNote.restore}
            </button>
          </p>
        </fetcher.Form>
      </div>
    </Page>
  )
}
