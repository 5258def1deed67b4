import { useEffect, useRef, useState } from 'react'
import { clockTime } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import type { Link } from './link-state.ts'
import { useCalmLink } from './use-calm-link.ts'
import type { LiveRoom } from './use-room.ts'

/** Whether what was typed is saved, in the margin beside the text. Nothing for who only reads. */
export function Saved({ room }: { room: LiveRoom }) {
  const m = useMessages().editor
  const language = useLanguage()
  const shown = useCalmLink(room.link)
  if (shown.state === 'lost' || (room.right === 'read' && shown.state !== 'offline')) return null
  return (
    <>
      <p className={`saving ${look(shown)}`} data-link={shown.state}>
        {shown.state === 'saved' && (
          <>
            <Icon name="tick" /> {shown.at === null ? m.saved : m.savedAt(clockTime(new Date(shown.at), language))}
          </>
        )}
        {shown.state === 'opening' && m.loading}
        {shown.state === 'writing' && <Icon name="pen" />}
        {shown.state === 'saving' && (
          <>
            <Icon name="pen" /> {shown.slow ? m.savingSlow : m.saving}
          </>
        )}
        {shown.state === 'offline' && (
          <>
            <Icon name="waves" /> {m.offline}
          </>
        )}
      </p>
      <Spoken link={room.link} />
    </>
  )
}

/** Read aloud only when it matters: something is wrong, or right again. */
function Spoken({ link }: { link: Link }) {
  const m = useMessages().editor
  const wrong = useRef(false)
  const [words, setWords] = useState('')
  const slow = link.state === 'saving' && link.slow
  useEffect(() => {
    if (link.state === 'offline' || slow) {
      wrong.current = true
      setWords(slow ? m.savingSlow : m.offline)
    } else if (link.state === 'saved' && wrong.current) {
      wrong.current = false
      setWords(m.backOnline)
    }
  }, [link.state, slow, m])
  return (
    <span className="unseen" role={slow ? 'alert' : 'status'}>
      {words}
    </span>
  )
}

const look = (shown: { state: string; slow?: boolean }) =>
  shown.state === 'offline' || shown.slow
    ? 'apart'
    : shown.state === 'saving' || shown.state === 'writing'
      ? 'busy'
      : ''
