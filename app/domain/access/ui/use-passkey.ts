import { useState } from 'react'
import { type Posted, post } from '#app/components/post.ts'
import type { RefusalCode } from '#app/domain/refusal.ts'

/** What can go wrong between the browser and its passkeys, beside what the server refuses. */
export type Fault =
  | { kind: 'cancelled' | 'unsupported' | 'no-answer' }
  | { kind: 'refused'; code: RefusalCode; seconds?: unknown }

/**
 * Asks the browser for a passkey, or to make one, and gives its answer to the server.
 * @param challenge  address that says what to ask for
 * @param answerTo   address that takes the answer
 */
export function usePasskey<T = { to?: string }>({
  challenge,
  answerTo,
  make = false,
  done,
}: {
  challenge: string
  answerTo: string
  make?: boolean
  done: (answer: T) => void
}) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  /** Answers what went wrong, or null. */
  async function ask(fields: Record<string, string> = {}): Promise<Fault | null> {
    setBusy(true)
    setFault(null)
    const wrong = await attempt(fields)
    setFault(wrong)
    setBusy(false)
    return wrong
  }

  async function attempt(fields: Record<string, string>): Promise<Fault | null> {
    const { browserSupportsWebAuthn, startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
    if (!browserSupportsWebAuthn()) return { kind: 'unsupported' }
    const asked = await post<never>(challenge)
    if (!('done' in asked)) return faultOf(asked)
    let made: unknown
    try {
      made = make
        ? await startRegistration({ optionsJSON: asked.answer })
        : await startAuthentication({ optionsJSON: asked.answer })
    } catch {
      return { kind: 'cancelled' }
    }
    const answered = await post<T>(answerTo, { ...fields, answer: JSON.stringify(made) })
    if (!('done' in answered)) return faultOf(answered)
    done(answered.answer)
    return null
  }

  return { busy, fault, ask }
}

const faultOf = (answer: Exclude<Posted<unknown>, { done: true }>): Fault =>
  'lost' in answer ? { kind: 'no-answer' } : { kind: 'refused', code: answer.refused, seconds: answer.details.seconds }
