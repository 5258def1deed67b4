import type { OpenThread } from '#app/domain/advice/read.server.ts'
import type { Case } from '#app/domain/case/types.ts'
import type { RichText } from '#app/domain/document/types.ts'
import { stateRow } from '#app/domain/rights/case-states.ts'
import { isBlank } from '#app/editor/ui/StaticText.tsx'
import type { OutcomeOfCase } from './Ending.tsx'
import { AcceptedSummary, AcceptSummary, WriteSummary } from './Summary.tsx'

/**
 * The summary in its one place: below the thread while it is being written, and on top, where readers look for it, once
 * the case is summarised. @param place  the place that asks
 */
export function SummaryPart({
  aCase,
  committed,
  of: { outcome, may },
  maySummarise,
  thread,
  place,
}: {
  aCase: Case
  committed: RichText | null
  of: OutcomeOfCase
  maySummarise: boolean
  thread: OpenThread
  place: 'top' | 'bottom'
}) {
  const step = stateRow(aCase.state).step
  const onTop = outcome.accepted !== null || step === 'summarised' || step === 'follow-up' || step === 'closed'
  if (onTop !== (place === 'top')) return null
  if (outcome.accepted)
    return (
      <AcceptedSummary
        caseId={aCase.id}
        accepted={outcome.accepted}
        mayTakeBack={may.accept && outcome.closeOut === null}
      />
    )
  if (may.accept) return <AcceptSummary caseId={aCase.id} committed={committed} />
  const advised = thread.thread.some((one) => one.kind === 'advice')
  if (isBlank(committed) && !(advised && thread.may.contribute)) return null
  return <WriteSummary caseId={aCase.id} committed={committed} from={aCase.state} maySummarise={maySummarise} />
}
