import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { readPracticeNote } from '#app/domain/practice-note/read.server.ts'
import { AdoptForm } from '#app/domain/practice-note/ui/AdoptForm.tsx'
import { ReadNote } from '#app/domain/practice-note/ui/ReadNote.tsx'
import { WriteTogether } from '#app/domain/practice-note/ui/WriteTogether.tsx'
import { asMember } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('practice-note.read', ({ asker, context, params }) =>
  readPracticeNote(context, asker, params.slug),
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.note.title ?? ''} · Meedenken` }]

export default function PracticeNotePage() {
  const m = useMessages().practiceNote
  const { note, body, room, mayAdopt, mayRestore } = useLoaderData<typeof loader>()
  const done = useSearchParams()[0].get('done')
  return (
    <Page>
      <div className="row">
        <p className="side">
          <Link className="side-head" to="/practice">
            {m.title}
          </Link>
        </p>
        <div className="text roomy stack">
          <h1>{note.title}</h1>
          {note.summary && <p className="question lead-in">{note.summary}</p>}
          {mayRestore && (
            <p className="actions">
              <Link to={`/practice/${note.slug}/versions`}>{m.versions}</Link>
            </p>
          )}
          <p role="status" className={done ? 'notice' : undefined}>
            {done === 'restored' ? m.restored : done === 'adopted' ? m.wasAdopted : ''}
          </p>
        </div>
      </div>
      {room ? (
        <WriteTogether key={note.id} note={note} room={room} body={body} />
      ) : (
        <ReadNote note={note} body={body} />
      )}
      {mayAdopt && <AdoptForm key={note.state} note={note} />}
    </Page>
  )
}
