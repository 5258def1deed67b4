import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Contribution } from '../types.ts'
import { Composer } from './Composer.tsx'
import { useInThread } from './in-thread.ts'

/**
 * A reply, right below what it answers. Who writes the case finds a line to write on at once: asking back must not cost
 * a click. @param waits  a question that waits for this person's answer: their turn
 */
export function Reply({ to, name, open, waits }: { to: Contribution; name: string; open: boolean; waits: boolean }) {
  const m = useMessages().advice
  const { caseId } = useInThread()
  // One id for one reply: a form that is sent twice is said once.
  const id = useRef<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [round, setRound] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  // Whoever came by the button goes back to it, and not to the top of the page.
  const closed = useRef(false)
  useEffect(() => {
    if (!asked && closed.current) button.current?.focus()
    closed.current = asked
  }, [asked])
  const own = () => {
    id.current ??= crypto.randomUUID()
    return { id: id.current, kind: 'reply', replyTo: to.id }
  }
  if (!open && !asked) {
    return (
      <p>
        <button
          ref={button}
          type="button"
          className="link-button"
          aria-label={m.replyTo(name)}
          onClick={() => setAsked(true)}
        >
          {m.reply}
        </button>
      </p>
    )
  }
  const done = () => {
    id.current = null
    setAsked(false)
    setRound((before) => before + 1)
  }
  return (
    <div className="reply">
      <Composer
        key={round}
        url={`/cases/${caseId}/contributions`}
        schema="new"
        hidden={own}
        look={waits ? 'turn' : open ? 'line' : 'plain'}
        label={waits ? m.yourAnswer : open ? m.replyTo(name) : m.yourReply}
        button={m.place.reply}
        focus={asked || round > 0}
        onDone={done}
        onCancel={asked ? done : undefined}
      />
    </div>
  )
}
