import type { RichText, RoomOf } from '#app/domain/document/types.ts'
import { Present } from '#app/editor/ui/Present.tsx'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { useRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** *Prikbord*: a small sheet that the members of the board write together. */
export function Pinboard({ room, committed }: { room: RoomOf; committed: RichText | null }) {
  const m = useMessages()
  const live = useRoom(room)
  return (
    <div className="pinboard stack-s">
      <h2 id="pinboard">{m.board.pinboard}</h2>
      <p className="help">{m.board.pinboardHelp}</p>
      <SharedText
        room={live}
        kind="pinboard"
        fragment="body"
        label={m.board.pinboard}
        labelledBy="pinboard"
        committed={committed}
        readOnly={room.right === 'read'}
        boxed
      />
      <Saved room={live} />
      <Present room={live} />
    </div>
  )
}
