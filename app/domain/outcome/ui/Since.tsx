import { Row } from '#app/components/Page.tsx'
import type { OpenThread } from '#app/domain/advice/read.server.ts'
import { useMoment } from '#app/domain/advice/ui/words.ts'
import type { ChangesSince } from '#app/domain/case/types.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** *Sinds uw laatste bezoek*: what others did, with a link to the first of it. Nothing when nothing is new. */
export function Since({ changes, thread }: { changes: ChangesSince | null; thread: OpenThread }) {
  const m = useMessages()
  const moment = useMoment()
  if (!changes) return null
  const fresh = thread.thread.flatMap((one) => [one, ...one.replies]).filter((one) => one.isNew)
  const lines = [
    fresh.length > 0 && m.advice.sinceThread(fresh.length),
    changes.texts.length > 0 && m.case.sinceTexts,
    changes.fields.length > 0 && m.case.sinceFields,
    changes.state && m.case.sinceState(m.case.states[changes.state]),
  ].filter((line): line is string => Boolean(line))
  if (lines.length === 0) return null
  const [first] = fresh
  return (
    <Row side={<h2 className="side-head">{m.case.sinceHead(moment(changes.since))}</h2>}>
      <p>
        {lines.join(' ')} {first && <a href={`#said-${first.id}`}>{m.case.sinceFirst}</a>}
      </p>
    </Row>
  )
}
