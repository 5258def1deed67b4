import { useEffect } from 'react'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { maps } from '#app/editor/fragments.ts'
import { useRoom } from '#app/editor/ui/use-room.ts'
import type { RoomOf } from '../../document/types.ts'

/** Keeps the page as it is now for everybody who has it open: moved, called off, another agenda, an answer. */
export function FollowMeeting({ room: of }: { room: RoomOf }) {
  const room = useRoom(of)
  const askAgain = useAskAgain()
  const pulse = room.maps(maps.pulse)
  useEffect(() => {
    if (!pulse) return
    pulse.observe(askAgain)
    return () => pulse.unobserve(askAgain)
  }, [pulse, askAgain])
  const gone = room.link.state === 'lost' && (room.link.why === 'not-there' || room.link.why === 'right-gone')
  useEffect(() => {
    if (gone) askAgain()
  }, [gone, askAgain])
  return null
}
