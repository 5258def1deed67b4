import { useMessages } from '#app/i18n/use-messages.tsx'
import type { OpenThread } from '../read.server.ts'
import { ContributionRow } from './ContributionRow.tsx'
import { ThreadOf } from './in-thread.ts'
import { NewContribution } from './NewContribution.tsx'

/** *Wat collega's denken*: clarifying questions and advice, each with its replies, oldest first. */
export function Thread({
  caseId,
  thread: { thread, ...rest },
  mine,
}: {
  caseId: string
  thread: OpenThread
  mine: boolean
}) {
  const m = useMessages().advice
  const { may } = rest
  return (
    <ThreadOf value={{ ...rest, caseId, mine }}>
      <section aria-labelledby="thread">
        <div className="row">
          <h2 className="text" id="thread">
            {m.head}
          </h2>
        </div>
        {thread.length === 0 && (
          <div className="row">
            <div className="text bare stack-s">
              <h3>{m.none}</h3>
              <p>{mine ? m.noneAuthor : may.contribute ? m.noneNext : m.noneReader}</p>
            </div>
          </div>
        )}
        {thread.map((one) => (
          <ContributionRow key={one.id} one={one} />
        ))}
        {may.contribute && !mine && <NewContribution />}
      </section>
    </ThreadOf>
  )
}
