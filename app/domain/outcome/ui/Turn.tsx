import { useFetcher } from '@remix-run/react'
import type { OpenThread } from '#app/domain/advice/read.server.ts'
import type { Asking } from '#app/domain/advice/types.ts'
import type { Case } from '#app/domain/case/types.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { OutcomeOfCase } from './Ending.tsx'

/** Whose turn it is, beside the question: said to the one whose turn it is, with the way to it. */
export function Turn({
  aCase,
  thread,
  asking,
  of,
}: {
  aCase: Case
  thread: OpenThread
  asking: Asking
  of: OutcomeOfCase
}) {
  const m = useMessages()
  const { outcome, may } = of
  const unanswered = (one: OpenThread['thread'][number]) => !one.replies.some((reply) => reply.as !== 'colleague')
  if (aCase.mine && aCase.state === 'waiting-for-author') {
    const open = thread.thread.find((one) => one.kind === 'question' && unanswered(one))
    return <Marked words={m.advice.turnAnswer} to={open ? `#said-${open.id}` : '#thread'} link={m.advice.toAnswer} />
  }
  if (may.accept && !outcome.accepted)
    return <Marked words={m.outcome.acceptHead} to="#summary" link={m.outcome.summaryHead} />
  if (outcome.accepted && !outcome.closeOut && may.closeOut)
    return <Marked words={m.outcome.closeOutHelp} to="#close-out" link={m.outcome.closeOutHead} />
  if (may.followUp && outcome.followUp.state === 'planned' && outcome.followUp.due)
    return <Marked words={m.outcome.followUpDue} to="#how-it-went" link={m.outcome.followUpHead} />
  const said = thread.thread.some((one) => one.mine && (one.kind === 'advice' || unanswered(one)))
  if (asking.askedMe && !said && thread.may.contribute) {
    return (
      <Marked words={m.advice.turnAsked(asking.askedMe.by ?? m.case.author)} to="#advies" link={m.advice.toComposer}>
        <NotNow caseId={aCase.id} />
      </Marked>
    )
  }
  return null
}

function Marked({
  words,
  to,
  link,
  children,
}: {
  words: string
  to: string
  link: string
  children?: React.ReactNode
}) {
  const m = useMessages().board
  return (
    <div className="actions">
      <span className="marker">{m.nowYou}</span>
      <span>
        {words} <a href={to}>{link}</a>
      </span>
      {children}
    </div>
  )
}

function NotNow({ caseId }: { caseId: string }) {
  const m = useMessages().advice
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/cases/${caseId}/not-now`}>
      <button className="link-button">{m.notNow}</button>
    </fetcher.Form>
  )
}
