import type { RichText } from '#app/domain/document/types.ts'
import { isBlank, StaticText } from '#app/editor/ui/StaticText.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { PracticeNote } from '../types.ts'
import { NoteState } from './NoteState.tsx'

/** The page as its readers see it: the committed text, from the server, without an editor. */
export function ReadNote({ note, body }: { note: PracticeNote; body: RichText | null }) {
  const m = useMessages()
  return (
    <>
      <NoteState note={note} />
      <section className="row" aria-labelledby="pagina">
        <h2 className="side side-head" id="pagina">
          {m.practiceNote.body}
        </h2>
        <div className="text said">
          {isBlank(body) ? <p className="quiet">{m.editor.empty}</p> : <StaticText text={body} />}
        </div>
      </section>
    </>
  )
}
