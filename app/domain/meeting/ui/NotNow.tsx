import { Icon } from '#app/components/Icon.tsx'
import type { RefusalCode } from '#app/domain/refusal.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Why a deed to a meeting was refused, in words about meetings; nothing when it was not. */
export function NotNow({ answer }: { answer: unknown }) {
  const m = useMessages()
  const code = refusalIn(answer)
  if (!code) return null
  const ours: Partial<Record<RefusalCode, string>> = {
    'wrong-state': m.meeting.notNow,
    'already-done': m.meeting.alreadyPlanned,
    stale: m.meeting.stale,
  }
  return (
    <div className="row">
      <div className="text">
        <div className="notice grave" role="alert">
          <Icon name="warning" />
          <p>{ours[code] ?? m.refusal[code]}</p>
        </div>
      </div>
    </div>
  )
}

/** The code of a refused deed in what an action answered (gate.server.ts), or nothing. */
export function refusalIn(answer: unknown): RefusalCode | undefined {
  return (answer as { refused?: { code: RefusalCode } } | undefined)?.refused?.code
}
