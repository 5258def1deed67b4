import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { paragraphs, wordsOf } from '../rules.ts'
import type { Contribution } from '../types.ts'
import { Composer } from './Composer.tsx'
import { useInThread } from './in-thread.ts'
import { useMoment } from './words.ts'

/** What was said, what it said before, and for its writer a way to say it differently. */
export function Said({ one }: { one: Contribution }) {
  const m = useMessages().advice
  const moment = useMoment()
  const { caseId, may } = useInThread()
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (!editing && was.current) button.current?.focus()
    was.current = editing
  }, [editing])
  if (editing) {
    return (
      <Composer
        url={`/cases/${caseId}/contributions/${one.id}`}
        schema="edit"
        hidden={() => ({ seen: wordsOf(one).toISOString() })}
        look="plain"
        label={m.editHead}
        button={m.save}
        help={m.editHelp}
        start={one.body}
        focus
        onDone={() => setEditing(false)}
        onCancel={() => setEditing(false)}
      />
    )
  }
  return (
    <>
      <Words body={one.body} />
      {one.editedAt && (
        <details className="earlier">
          <summary className="fine">
            {m.edited(moment(one.editedAt))}. {m.before(one.before.length)}
          </summary>
          {one.before.map((old) => (
            <div key={old.replacedAt.toISOString()} className="answer-in">
              <Words body={old.body} />
            </div>
          ))}
        </details>
      )}
      {one.mine && may.contribute && (
        <p>
          <button ref={button} type="button" className="link-button fine" onClick={() => setEditing(true)}>
            {m.edit}
          </button>
        </p>
      )}
    </>
  )
}

const Words = ({ body }: { body: string }) => (
  <div className="said lines-kept" translate="no">
    {paragraphs(body).map((one, at) => (
      <p key={at}>{one}</p>
    ))}
  </div>
)
