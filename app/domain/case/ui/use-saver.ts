import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, send } from './send.ts'

/** How it stands with one field: `wrong` holds why it is not saved. */
export type Saving =
  | { readonly state: 'rest' }
  | { readonly state: 'busy' }
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'wrong'; readonly why: Exclude<Answer, { done: true }> }

/** ms after which a field that found no answer is sent again by itself. */
const tryAgainMs = 3000

type Fields = Record<string, string | readonly string[]>

/**
 * Saves a field as it changes: one request at a time, the last value wins, nothing typed is taken away when it fails.
 * @param url  where the field goes
 * @param waitMs  how long to wait for more typing
 * @param onSaved  what else happens once these fields are on the server
 */
export function useSaver(url: string, waitMs = 0, onSaved?: (fields: Fields) => void) {
  const told = useRef(onSaved)
  told.current = onSaved
  const [saving, setSaving] = useState<Saving>({ state: 'rest' })
  const next = useRef<Fields | null>(null)
  const last = useRef<Fields | null>(null)
  const running = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    if (running.current) return
    running.current = true
    while (next.current) {
      const fields: Fields = next.current
      next.current = null
      last.current = fields
      setSaving({ state: 'busy' })
      const answer = await send(url, fields)
      setSaving('done' in answer ? { state: 'saved', at: new Date() } : { state: 'wrong', why: answer })
      if ('done' in answer) told.current?.(fields)
      if (!('lost' in answer)) continue
      next.current ??= fields
      if (answer.lost === 'no-answer') timer.current = setTimeout(() => void flush(), tryAgainMs)
      break
    }
    running.current = false
  }, [url])

  const save = useCallback(
    (fields: Fields) => {
      next.current = fields
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), waitMs)
    },
    [flush, waitMs],
  )
  const retry = useCallback(() => {
    next.current ??= last.current
    void flush()
  }, [flush])

  /** Lets go of what was not sent yet, for a field that is taken away. */
  const cancel = useCallback(() => {
    clearTimeout(timer.current)
    next.current = null
  }, [])

  useUnsaved(saving, next)
  return { saving, save, flush, retry, cancel }
}

/** Leaving is held up while a field is not on the server. */
function useUnsaved(saving: Saving, next: { current: Fields | null }) {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      const lost = saving.state === 'wrong' && 'lost' in saving.why
      if (next.current || saving.state === 'busy' || lost) event.preventDefault()
    }
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [saving, next])
}
