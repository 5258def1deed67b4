import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { speakable } from '../../board/rules.ts'
import type { WaitingCase } from '../types.ts'
import { NotNow } from './NotNow.tsx'

const day = 86_400_000

/** *Wacht op bespreking*: cases that could be discussed, each with a button that puts it on the agenda. */
export function Waiting({ meetingId, cases, now }: { meetingId: string; cases: readonly WaitingCase[]; now: Date }) {
  const m = useMessages()
  const fetcher = useFetcher({ key: 'put-on' })
  const [said, setSaid] = useState('')
  const block = useRef<HTMLElement>(null)
  const refocus = useRef<number | null>(null)
  // The button that was pressed has gone with its case: the next one takes the focus, or the heading.
  useEffect(() => {
    if (refocus.current === null || fetcher.state !== 'idle') return
    const buttons = block.current?.querySelectorAll<HTMLElement>('.waiting button') ?? []
    const next =
      buttons[Math.min(refocus.current, buttons.length - 1)] ?? block.current?.querySelector<HTMLElement>('h2')
    next?.focus()
    refocus.current = null
  })
  return (
    <section className="block" aria-labelledby="waiting" ref={block}>
      <h2 id="waiting" tabIndex={-1}>
        {m.meeting.waitingHead}
      </h2>
      <p className="unseen" role="status">
        {said}
      </p>
      <NotNow answer={fetcher.data} />
      {cases.length === 0 ? (
        <p className="quiet">{m.meeting.noneWaiting}</p>
      ) : (
        <ul className="waiting">
          {cases.map((one, at) => (
            <li key={one.id}>
              <p className="quiet">
                {[
                  speakable(one.number),
                  one.asked ? m.meeting.asked : m.case.states[one.state],
                  m.meeting.waitingDays(Math.max(0, Math.floor((now.getTime() - one.since.getTime()) / day))),
                ].join(', ')}
              </p>
              <p className="question" translate="no">
                <a href={`/cases/${one.id}`}>{one.question}</a>
              </p>
              <fetcher.Form
                method="post"
                action={`/meetings/${meetingId}/agenda`}
                onSubmit={() => {
                  refocus.current = at
                  setSaid(m.meeting.putOnDone(one.question))
                }}
              >
                <input type="hidden" name="aCase" value={one.id} />
                <button className="button second small" name="deed" value="put-on">
                  <Icon name="plus" /> {m.meeting.putOn}
                  <span className="unseen">: {one.question}</span>
                </button>
              </fetcher.Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
