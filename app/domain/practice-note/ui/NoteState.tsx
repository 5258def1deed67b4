import { useAsker } from '#app/components/asker.tsx'
import { dayOf } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { PracticeNote } from '../types.ts'

/** What the group thinks of a page: adopted and until when, or still in the making. */
export function NoteState({ note, beside }: { note: PracticeNote; beside?: React.ReactNode }) {
  const m = useMessages().practiceNote
  const { language } = useAsker()
  const adopted = note.state === 'adopted'
  return (
    <div className="row noted">
      <p className="side">
        <span className="side-head">{adopted ? m.adopted : m.draft}</span>
        <span className="fine">
          {dayOf(new Date(adopted && note.adoptedAt ? note.adoptedAt : note.changedAt), language)}
        </span>
      </p>
      <div className="text stack-s">
        {adopted && note.reviewBefore ? (
          <p className="quiet">
            {m.reviewBefore(dayOf(new Date(note.reviewBefore), language))}
            {note.adoptedAt && note.changedAt > note.adoptedAt && (
              <>
                <br />
                {m.changedSince(dayOf(new Date(note.changedAt), language))}
              </>
            )}
          </p>
        ) : (
          <p className="quiet">{m.draftHelp}</p>
        )}
        {note.startedBy && <p className="fine">{m.startedBy(note.startedBy)}</p>}
      </div>
      {beside && <div className="note here-now">{beside}</div>}
    </div>
  )
}
