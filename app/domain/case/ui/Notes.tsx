import type { RichText } from '#app/domain/document/types.ts'
import { Present } from '#app/editor/ui/Present.tsx'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { Stopped } from '#app/editor/ui/Stopped.tsx'
import { caseTools } from '#app/editor/ui/tools.ts'
import type { LiveRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useCheck } from '../../anonymisation/ui/use-check.ts'

const texts = ['notes'] as const

/** *Gezamenlijke notities*: everyone who may advise writes here at once. */
export function Notes({ room, committed }: { room: LiveRoom; committed: RichText | null }) {
  const m = useMessages().case
  const check = useCheck()
  return (
    <section className="row" aria-labelledby="notes">
      <div className="side">
        <h2 className="side-head" id="notes">
          {m.notesHead}
        </h2>
        <Saved room={room} />
      </div>
      <div className="text stack">
        <p className="help">
          {m.notesHelp} {room.right === 'write' && m.notesMarks}
        </p>
        <Stopped room={room} fragments={texts} />
        <SharedText
          room={room}
          kind="case-notes"
          fragment="notes"
          label={m.notesHead}
          labelledBy="notes"
          hint={m.notesHint}
          committed={committed}
          toolbar={caseTools}
          boxed={room.right === 'write'}
          about="case"
          check={check?.of('notes')}
        />
      </div>
    </section>
  )
}

/** Who else writes in the notes now. */
export function NotesPresent({ room }: { room: LiveRoom }) {
  const m = useMessages().case
  return (
    <section className="block">
      <h2>{m.hereHead}</h2>
      <Present room={room} places={{ notes: { label: m.notesHead, id: 'notes' } }} />
    </section>
  )
}
