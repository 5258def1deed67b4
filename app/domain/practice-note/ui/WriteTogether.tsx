import { useMemo } from 'react'
import type { RichText, RoomOf } from '#app/domain/document/types.ts'
import { MarksPanel } from '#app/editor/ui/MarksPanel.tsx'
import { Present } from '#app/editor/ui/Present.tsx'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { Stopped } from '#app/editor/ui/Stopped.tsx'
import { pageTools } from '#app/editor/ui/tools.ts'
import { useMarksOnPage } from '#app/editor/ui/use-marks-on-page.ts'
import { useRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useCheck } from '../../anonymisation/ui/use-check.ts'
import type { PracticeNote } from '../types.ts'
import { NoteState } from './NoteState.tsx'

const texts = ['body']

/** The page as its writers see it: one text, several hands. */
export function WriteTogether({ note, room: of, body }: { note: PracticeNote; room: RoomOf; body: RichText | null }) {
  const m = useMessages()
  const room = useRoom(of)
  const check = useCheck()
  const { fields, collect } = useMarksOnPage(texts)
  const marked = fields.some((field) => field.marks.length > 0)
  const places = useMemo(() => ({ body: { label: m.practiceNote.body, id: 'pagina' } }), [m])
  return (
    <>
      <NoteState
        note={note}
        beside={
          <>
            <h2 className="side-head">{m.editor.here}</h2>
            <Present room={room} places={places} />
          </>
        }
      />
      <section className="row noted" aria-labelledby="pagina">
        <div className="side">
          <h2 className="side-head" id="pagina">
            {m.practiceNote.body}
          </h2>
          <Saved room={room} />
        </div>
        <div className="text stack">
          <Stopped room={room} fragments={texts} />
          <SharedText
            room={room}
            kind="practice-note"
            fragment="body"
            label={m.practiceNote.body}
            labelledBy="pagina"
            help={m.practiceNote.bodyHelp}
            hint={m.practiceNote.bodyHint}
            committed={body}
            toolbar={pageTools}
            check={check?.of('body')}
            walksOn
            onMarks={collect}
          />
        </div>
        {marked && (
          <aside className="note block" aria-labelledby="herkenbaar">
            <h3 id="herkenbaar">{m.editor.marksHead}</h3>
            <MarksPanel fields={fields} />
          </aside>
        )}
      </section>
    </>
  )
}
