import { useFetcher } from '@remix-run/react'
import { useMarking } from '#app/domain/case/ui/marking.ts'
import { useNotesRoom } from '#app/domain/case/ui/notes-room.ts'
import type { RichText } from '#app/domain/document/types.ts'
import { MarksPanel } from '#app/editor/ui/MarksPanel.tsx'
import { openMarks } from '#app/editor/ui/marks.ts'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { isBlank, StaticText } from '#app/editor/ui/StaticText.tsx'
import { Stopped } from '#app/editor/ui/Stopped.tsx'
import { caseTools } from '#app/editor/ui/tools.ts'
import { dayInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Outcome } from '../types.ts'
import { fragmentWords } from './fragment-words.ts'
import { Refusal, Step } from './Questions.tsx'
import { useSending } from './use-sending.ts'

const texts = ['summary'] as const

interface SummaryOf {
  caseId: string
  /** The summary as it is on disk. */
  committed: RichText | null
}

/** *Samenvatting van adviezen*, as it was accepted: it stands as it stood then. */
export function AcceptedSummary({
  caseId,
  accepted,
  mayTakeBack,
}: {
  caseId: string
  accepted: NonNullable<Outcome['accepted']>
  mayTakeBack: boolean
}) {
  const m = useMessages().outcome
  const language = useLanguage()
  const sending = useSending(`/cases/${caseId}/summary/acceptance`)
  return (
    <Step head={m.summaryHead} id="summary">
      <div className="said" translate="no">
        <StaticText text={accepted.text} />
      </div>
      <p className="fine">{m.acceptedOn(dayInWords(accepted.at, language, accepted.at))}</p>
      {mayTakeBack && (
        <p>
          <button
            type="button"
            className="link-button fine"
            onClick={() => void sending.submit({ accepted: 'no', seen: '' })}
          >
            {m.acceptAgain}
          </button>
        </p>
      )}
      <Refusal words={sending.refused} />
    </Step>
  )
}

/** The author reads the summary, changes what is not right, and accepts it. */
export function AcceptSummary({ caseId, committed }: SummaryOf) {
  const m = useMessages()
  const room = useNotesRoom()
  const marking = useMarking(`/cases/${caseId}/marks`, texts, [])
  const sending = useSending(`/cases/${caseId}/summary/acceptance`)
  const open = marking.fields.reduce((sum, field) => sum + openMarks(field.marks).length, 0)
  const accept = () => {
    const fragment = room?.doc?.getXmlFragment('summary')
    void sending.submit({ accepted: 'yes', seen: fragment ? fragmentWords(fragment) : '' })
  }
  return (
    <Step head={m.outcome.summaryHead} id="summary" side={room && <Saved room={room} />} yours>
      <h3>{m.outcome.acceptHead}</h3>
      <p>{m.outcome.acceptHelp}</p>
      <SummaryText committed={committed} marking={marking} />
      {marking.fields.some((field) => field.marks.length > 0) && (
        <MarksPanel fields={marking.fields} keep={marking.keep} unkeep={marking.unkeep} />
      )}
      <Refusal words={sending.refused} />
      <div className="actions">
        <button type="button" className="button" aria-busy={sending.busy} onClick={accept}>
          {m.outcome.accept}
        </button>
        {open > 0 && <span className="fine">{m.outcome.acceptMarks}</span>}
      </div>
    </Step>
  )
}

/** Everyone who advises writes the summary together; an outline to begin with, and a button when it is done. */
export function WriteSummary({
  caseId,
  committed,
  from,
  maySummarise,
}: SummaryOf & { from: string; maySummarise: boolean }) {
  const m = useMessages()
  const room = useNotesRoom()
  const begin = useFetcher()
  const move = useFetcher({ key: 'move-case' })
  const writes = room?.right === 'write'
  const empty = isBlank(committed)
  return (
    <Step head={m.outcome.summaryHead} id="summary" side={writes && room && <Saved room={room} />}>
      {writes && <p className="help">{m.outcome.summaryHelp}</p>}
      {!writes && empty && <p className="quiet">{m.outcome.summaryEmpty}</p>}
      {writes && empty && (
        <begin.Form method="post" action={`/cases/${caseId}/summary`} className="stack-s">
          <button className="button second small" aria-busy={begin.state !== 'idle'}>
            {m.outcome.summaryBegin}
          </button>
          <p className="fine">{m.outcome.summaryBeginHelp}</p>
        </begin.Form>
      )}
      <SummaryText committed={committed} />
      {maySummarise && !empty && (
        <move.Form method="post" action={`/cases/${caseId}/move`} className="stack-s">
          <input type="hidden" name="from" value={from} />
          <button className="button second" name="deed" value="case.summarise">
            {m.outcome.summaryDone}
          </button>
          <p className="fine">{m.outcome.summaryDoneHelp}</p>
        </move.Form>
      )}
    </Step>
  )
}

/** The summary while it is written: an editor for who may write, the committed text for who may not. */
function SummaryText({ committed, marking }: { committed: RichText | null; marking?: ReturnType<typeof useMarking> }) {
  const m = useMessages().outcome
  const room = useNotesRoom()
  if (!room)
    return (
      <div className="said" translate="no">
        <StaticText text={committed} />
      </div>
    )
  return (
    <>
      <Stopped room={room} fragments={texts} />
      <SharedText
        room={room}
        kind="case-notes"
        fragment="summary"
        label={m.summaryHead}
        labelledBy="summary"
        committed={committed}
        toolbar={caseTools}
        boxed={room.right === 'write'}
        about="case"
        {...marking?.of('summary')}
      />
    </>
  )
}
