import { useRef, useState } from 'react'
import { useAsker } from '#app/components/asker.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Composer } from './Composer.tsx'
import { useInThread } from './in-thread.ts'
import { useMoment } from './words.ts'

/** The box below the thread: give advice, or ask something first. */
export function NewContribution() {
  const m = useMessages().advice
  const asker = useAsker()
  const moment = useMoment()
  const { caseId, advice } = useInThread()
  const [chosen, setChosen] = useState<'advice' | 'question' | null>(null)
  const kind = chosen ?? (advice.open ? 'advice' : 'question')
  const [placed, setPlaced] = useState('')
  const [round, setRound] = useState(0)
  // One id for one contribution: a form that is sent twice is said once.
  const id = useRef<string | null>(null)
  const own = () => {
    id.current ??= crypto.randomUUID()
    return { id: id.current, kind }
  }
  return (
    <div className="row" id="advies">
      <div className="side">
        <Paraph name={asker.name} colour={asker.colour} big /> <span className="who-name">{asker.name}</span>{' '}
        <span className="fine">{m.you}</span>
      </div>
      <div className="text">
        <Composer
          key={round}
          focus={round > 0}
          url={`/cases/${caseId}/contributions`}
          schema="new"
          hidden={own}
          look="turn"
          label={kind === 'advice' ? m.yourAdvice : m.yourQuestion}
          button={m.place[kind]}
          help={kind === 'advice' ? m.collegial : undefined}
          onDone={() => {
            id.current = null
            setPlaced(m.placed[kind])
            setRound((before) => before + 1)
          }}
        >
          <fieldset>
            <legend>{m.ask}</legend>
            <div className="halves">
              {(['advice', 'question'] as const).map((one) => (
                <label key={one} className="choice">
                  <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => setChosen(one)} />{' '}
                  <span>{m.choices[one]}</span>
                </label>
              ))}
            </div>
            {!advice.open && (
              <p className="waits-first">
                <Icon name="question" /> {m.questionsFirst(moment(advice.from))}
              </p>
            )}
          </fieldset>
        </Composer>
        <p className="saving" role="status">
          {placed}
        </p>
      </div>
    </div>
  )
}
