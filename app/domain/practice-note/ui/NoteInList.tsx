import { Link } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { dayOf } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { PracticeNote } from '../types.ts'

/** A page in the list: its state in the margin, its title as a line in a book. */
export function NoteInList({ note }: { note: PracticeNote }) {
  const m = useMessages().practiceNote
  const { language } = useAsker()
  return (
    <article className="row note-in-list">
      <p className="side">
        <span className="side-head">{note.state === 'adopted' ? m.adopted : m.draft}</span>
        <span className="fine">{m.changedOn(dayOf(new Date(note.changedAt), language))}</span>
      </p>
      <div className="text stack-s">
        <h2 className="question">
          <Link to={`/practice/${note.slug}`}>{note.title}</Link>
        </h2>
        {note.summary && <p className="quiet">{note.summary}</p>}
      </div>
    </article>
  )
}
