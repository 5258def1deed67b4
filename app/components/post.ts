import type { FieldErrors, RefusalCode } from '../domain/refusal.ts'

/** What came of it: an answer, a refusal with its code, or nothing that we could read. */
export type Posted<T> =
  | { readonly done: true; readonly answer: T }
  | { readonly refused: RefusalCode; readonly fields?: FieldErrors; readonly details: Record<string, unknown> }
  | { readonly lost: true }

/** Sends fields to one of our own addresses, outside the router: the page stays as it is. Never throws. */
export async function post<T>(url: string, fields: Record<string, string> = {}): Promise<Posted<T>> {
  try {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null
    if (response.ok && answer !== null) return { done: true, answer: answer as T }
    const refused = answer?.refused as
      | { code: RefusalCode; fields?: FieldErrors; details: Record<string, unknown> }
      | undefined
    if (refused) return { refused: refused.code, fields: refused.fields, details: refused.details ?? {} }
    const code = (answer as { code?: RefusalCode } | null)?.code
    return code ? { refused: code, details: {} } : { lost: true }
  } catch {
    return { lost: true }
  }
}
