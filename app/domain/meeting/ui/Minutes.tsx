import { Present } from '#app/editor/ui/Present.tsx'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { isBlank, StaticText } from '#app/editor/ui/StaticText.tsx'
import { Stopped } from '#app/editor/ui/Stopped.tsx'
import { pageTools } from '#app/editor/ui/tools.ts'
import { useRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { useCheck } from '../../anonymisation/ui/use-check.ts'
import type { RichText, RoomOf } from '../../document/types.ts'

const texts = ['body']

/** *Verslag*: written together, live, by whoever may; the others read what is committed. */
export function Minutes({ room, text }: { room: RoomOf; text: RichText | null }) {
  return room.right === 'write' ? <WriteMinutes room={room} text={text} /> : <ReadMinutes text={text} />
}

function WriteMinutes({ room: of, text }: { room: RoomOf; text: RichText | null }) {
  const m = useMessages()
  const room = useRoom(of)
  const check = useCheck()
  return (
    <section className="row" aria-labelledby="minutes">
      <div className="side stack">
        <Saved room={room} />
        <div>
          <h3 className="side-head">{m.editor.here}</h3>
          <Present room={room} />
        </div>
      </div>
      <div className="text stack">
        <h2 id="minutes">{m.meeting.minutes}</h2>
        <Stopped room={room} fragments={texts} />
        <SharedText
          room={room}
          kind="minutes"
          fragment="body"
          label={m.meeting.minutes}
          labelledBy="minutes"
          help={m.meeting.minutesHelp}
          hint={m.meeting.minutesHint}
          committed={text}
          toolbar={pageTools}
          check={check?.of('body')}
        />
      </div>
    </section>
  )
}

function ReadMinutes({ text }: { text: RichText | null }) {
  const m = useMessages().meeting
  return (
    <section className="row" aria-labelledby="minutes">
      <p className="side" />
      <div className="text stack">
        <h2 id="minutes">{m.minutes}</h2>
        <p className="help">{m.minutesRead}</p>
        {isBlank(text) ? (
          <p className="quiet">{m.noMinutes}</p>
        ) : (
          <div className="said">
            <StaticText text={text} />
          </div>
        )}
      </div>
    </section>
  )
}
