import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { findPracticeNotes } from '#app/domain/practice-note/read.server.ts'
import { NoteInList } from '#app/domain/practice-note/ui/NoteInList.tsx'
import { may } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('practice-note.list', async ({ db, asker, request }) => {
  const asked = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  return {
    notes: await findPracticeNotes(db, asker, asked),
    asked,
    mayCreate: may(asker, 'practice-note.create'),
    title: messagesFor(asker.language).practiceNote.title,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function PracticeNotes() {
  const m = useMessages().practiceNote
  const { notes, asked, mayCreate } = useLoaderData<typeof loader>()
  const searching = useNavigation().location?.pathname === '/practice'
  return (
    <Page>
      <div className="row">
        <p className="side" />
        <div className="text roomy stack">
          <h1>{m.listHead}</h1>
          <p className="question lead-in">{m.listIntro}</p>
          <div className="actions">
            <Form method="get" action="/practice" role="search" className="search-titles">
              <label htmlFor="q">{m.search}</label>
              <input id="q" name="q" type="search" defaultValue={asked} key={asked} maxLength={200} />
              <button className="button second" aria-busy={searching}>
                {m.searchButton}
              </button>
            </Form>
          </div>
          {mayCreate && (
            <p>
              <Link className="button" to="/practice/new">
                {m.create}
              </Link>
            </p>
          )}
        </div>
      </div>
      <div role="status" className="row">
        <p className="side" />
        {asked && (
          <p className="text quiet">
            {notes.length === 0 ? m.foundNone(asked) : m.found(notes.length, asked)}{' '}
            <Link to="/practice">{m.showAll}</Link>
          </p>
        )}
      </div>
      {notes.map((note) => (
        <NoteInList key={note.id} note={note} />
      ))}
      {notes.length === 0 && !asked && (
        <div className="row">
          <p className="side" />
          <div className="text bare stack">
            <p className="question">{m.none}</p>
            <p className="quiet">{mayCreate ? m.noneNext : m.noneReader}</p>
          </div>
        </div>
      )}
      {notes.length > 0 && (
        <div className="row">
          <p className="side" />
          <p className="text the-end">{m.theEnd}</p>
        </div>
      )}
    </Page>
  )
}
