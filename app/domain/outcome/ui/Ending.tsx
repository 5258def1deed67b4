import { Link } from '@remix-run/react'
import { dayInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { readOutcome } from '../read.server.ts'
import type { CloseOut, FollowUp } from '../types.ts'
import { CloseOutForm } from './CloseOutForm.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { LessonForm } from './LessonForm.tsx'
import { Step } from './Questions.tsx'

export type OutcomeOfCase = Awaited<ReturnType<typeof readOutcome>>

/** How a case ends, step by step; the one step that is this person's stands on yellow. */
export function Ending({ caseId, of }: { caseId: string; of: OutcomeOfCase }) {
  const { outcome, may, notes } = of
  const m = useMessages()
  const { accepted, closeOut, followUp, lesson } = outcome
  const asksLesson = may.lesson && closeOut !== null && lesson.state !== 'none'
  if (!accepted && !closeOut) return null
  return (
    <>
      {accepted && !closeOut && may.closeOut && (
        <CloseOutForm caseId={caseId} before={closeOut} lesson={lesson.state} />
      )}
      {closeOut && <Chosen closeOut={closeOut} />}
      {followUp.state !== 'none' && <WentSo caseId={caseId} followUp={followUp} may={may.followUp} />}
      {(asksLesson || lesson.state === 'written' || (closeOut && lesson.state === 'none')) && (
        <Step head={m.outcome.lessonHead} id="lesson">
          {lesson.state === 'written' && (
            <>
              <div className="said lines-kept" translate="no">
                <p>{lesson.body}</p>
              </div>
              {lesson.note && (
                <p>
                  {m.outcome.lessonFed} <Link to={`/practice/${lesson.note.slug}`}>{lesson.note.title}</Link>
                </p>
              )}
            </>
          )}
          {lesson.state === 'none' && <p>{m.outcome.noLessonChosen}</p>}
          {lesson.state === 'wanted' && <p>{m.outcome.lessonAsked}</p>}
          {asksLesson && (
            <LessonForm key={lesson.state} caseId={caseId} lesson={lesson} notes={notes} mayNone={may.noLesson} />
          )}
        </Step>
      )}
      {closeOut && may.close && outcome.unmet.length > 0 && (
        <Step head={m.outcome.stillHead} id="still">
          <ul className="plain-list">
            {outcome.unmet.map((need) => (
              <li key={need}>{m.case.needs[need]}</li>
            ))}
          </ul>
        </Step>
      )}
    </>
  )
}

function Chosen({ closeOut }: { closeOut: CloseOut }) {
  const m = useMessages().outcome
  return (
    <Step head={m.closedOut} id="closed-out">
      <p>
        <strong>{m.results[closeOut.result]}.</strong> {m.closedOutValue(closeOut.value)}
      </p>
      <div className="said lines-kept" translate="no">
        <p>{closeOut.nextStep}</p>
      </div>
    </Step>
  )
}

function WentSo({
  caseId,
  followUp,
  may,
}: {
  caseId: string
  followUp: Exclude<FollowUp, { state: 'none' }>
  may: boolean
}) {
  const m = useMessages().outcome
  const language = useLanguage()
  const yours = may && followUp.state === 'planned' && followUp.due
  return (
    <Step head={m.followUpHead} id="how-it-went" yours={yours}>
      {followUp.state === 'planned' && (
        <>
          <p>{yours ? m.followUpDue : m.followUpPlanned(dayInWords(followUp.dueAt, language, followUp.dueAt))}</p>
          {yours && <FollowUpForm caseId={caseId} />}
          {may && !yours && (
            <details>
              <summary>{m.followUpEarly}</summary>
              <FollowUpForm caseId={caseId} />
            </details>
          )}
        </>
      )}
      {followUp.state === 'declined' && <p>{followUp.noAnswer ? m.noAnswer : m.declined}</p>}
      {followUp.state === 'done' && (
        <p>
          <strong>{m.told[followUp.carriedOut]}</strong> {followUp.effect && m.toldEffect(m.effects[followUp.effect])}{' '}
          {followUp.useful !== null && m.toldUseful(followUp.useful)}
        </p>
      )}
      {followUp.state !== 'planned' && followUp.why && (
        <div className="said lines-kept" translate="no">
          <p>{followUp.why}</p>
        </div>
      )}
    </Step>
  )
}
