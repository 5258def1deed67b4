import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Page } from '#app/components/Page.tsx'
import { readVersions } from '#app/domain/practice-note/read.server.ts'
import { versionForm } from '#app/domain/practice-note/schema.ts'
import { LabelledField } from '#app/domain/practice-note/ui/LabelledField.tsx'
import { keepVersion } from '#app/domain/practice-note/write.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { momentOf } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('practice-note.restore', async ({ asker, context, params }) => ({
  ...(await readVersions(context, asker, params.slug)),
  title: messagesFor(asker.language).practiceNote.versionsHead,
}))

export const action = asMember('practice-note.write', async ({ asker, context, params, request }) => {
  const { name } = versionForm.parse(Object.fromEntries(await request.formData()))
  await keepVersion(context, asker, params.slug, name)
  return redirect(`/practice/${params.slug}/versions?done=kept`)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Versions() {
  const m = useMessages()
  const { language } = useAsker()
  const { note, versions } = useLoaderData<typeof loader>()
  const answer = useActionData<Refused>()
  const refused = answer?.refused
  const busy = useNavigation().state === 'submitting'
  const done = useSearchParams()[0].get('done')
  const errors = refused?.fields?.name
  return (
    <Page>
      <div className="row">
        <p className="side">
          <Link to={`/practice/${note.slug}`}>{m.practiceNote.backToPage}</Link>
        </p>
        <div className="text roomy stack">
          <p className="kicker">{note.title}</p>
          <h1>{m.practiceNote.versionsHead}</h1>
          <p className="help">{m.practiceNote.versionsIntro}</p>
          <p role="status">{done === 'kept' ? m.practiceNote.kept : ''}</p>
        </div>
      </div>
      {versions.length === 0 ? (
        <div className="row">
          <p className="side" />
          <div className="text bare stack">
            <p className="question">{m.practiceNote.versionsNone}</p>
            <p className="quiet">{m.practiceNote.versionsNoneNext}</p>
          </div>
        </div>
      ) : (
        <div className="row">
          <p className="side" />
          <ul className="text news">
            {versions.map((version) => (
              <li key={version.id}>
                <div>
                  <Link to={version.id}>
                    {version.name ?? m.practiceNote.versionOf(momentOf(new Date(version.at), language))}
                    <span className="unseen"> {m.practiceNote.look}</span>
                  </Link>
                  <p className="fine">
                    {m.practiceNote.versionKinds[version.kind]}
                    {version.writers.length > 0 && `, ${m.practiceNote.versionBy(version.writers.join(', '))}`}
                  </p>
                </div>
                <time dateTime={version.at}>{momentOf(new Date(version.at), language)}</time>
              </li>
            ))}
          </ul>
        </div>
      )}
      <section className="row" aria-labelledby="keep">
        <h2 className="side side-head" id="keep">
          {m.practiceNote.keep}
        </h2>
        <Form method="post" className="text stack" key={versions.length}>
          <LabelledField id="name" label={m.practiceNote.keepName} help={m.practiceNote.keepNameHelp} errors={errors}>
            <input
              type="text"
              id="name"
              name="name"
              aria-describedby={errors ? 'name-help name-wrong' : 'name-help'}
              aria-invalid={errors ? true : undefined}
            />
          </LabelledField>
          <p>
            <button className="button second" aria-busy={busy}>
              {busy ? m.practiceNote.beginning : m.practiceNote.keep}
            </button>
          </p>
        </Form>
      </section>
    </Page>
  )
}
