import type { Refused } from '#app/gate.server.ts'

/** What came of sending something: done, refused with codes, or not arrived at all. */
export type Answer =
  | { readonly done: true; readonly to?: string }
  | { readonly refused: Refused['refused'] }
  | { readonly lost: 'signed-out' | 'no-answer' }

/**
 * Sends one thing to the server, outside the router: whatever happens the page and what was typed stay.
 * Never throws.
 */
export async function send(url: string, fields: Record<string, string | readonly string[]>): Promise<Answer> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    if (response.status === 401 || response.type === 'opaqueredirect') return { lost: 'signed-out' }
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return { done: true, to: (answer as { to?: string } | null)?.to }
    if (response.status === 404) return { refused: { code: 'not-found', details: {} } }
    return isRefused(answer) ? answer : { lost: 'no-answer' }
  } catch {
    return { lost: 'no-answer' }
  }
}

const isRefused = (answer: unknown): answer is Refused => typeof (answer as Refused | null)?.refused?.code === 'string'
