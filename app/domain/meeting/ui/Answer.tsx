import { Form } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { answers, type Answer as Said } from '../types.ts'

/** *Komt u?* in three buttons; the one chosen is filled, has a tick and says so. */
export function Answer({ meetingId, mine }: { meetingId: string; mine: Said | null }) {
  const m = useMessages().meeting
  return (
    <section className={mine ? 'notice' : 'notice yours'} aria-labelledby="answer">
      <Icon name="calendar" />
      <div className="stack-s">
        <h2 id="answer" className="side-head">
          {m.answerHead}
        </h2>
        <Form method="post" action={`/meetings/${meetingId}/answer`} preventScrollReset className="actions">
          {answers.map((answer) => (
            <button
              key={answer}
              name="answer"
              value={answer}
              className={mine === answer ? 'button' : 'button second'}
              aria-pressed={mine === answer}
            >
              {mine === answer && <Icon name="tick" />} {m.answers[answer]}
            </button>
          ))}
        </Form>
        <p className="fine" role="status">
          {mine ? `${m.myAnswer[mine]} ${m.changeAnswer}` : m.myAnswer.none}
        </p>
      </div>
    </section>
  )
}
