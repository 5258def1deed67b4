import type { Refused } from '#app/gate.server.ts'
import type { CaseState } from '../../rights/table.ts'

/** What came of a move: the new state, a refusal with codes, or nothing that arrived. */
export type MoveAnswer =
  | { readonly to: CaseState }
  | { readonly refused: Refused['refused'] }
  | { readonly lost: 'signed-out' | 'no-answer' }

/** Sends a move outside the router, which would ask for the whole board again. Never throws. */
export async function sendMove(url: string, fields: Record<string, string>): Promise<MoveAnswer> {
  try {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    if (response.status === 401 || response.type === 'opaqueredirect') return { lost: 'signed-out' }
    const answer = (await response.json().catch(() => null)) as ({ to?: CaseState } & Partial<Refused>) | null
    if (answer?.refused) return { refused: answer.refused }
    if (response.ok && answer?.to) return { to: answer.to }
    if (response.status === 404) return { refused: { code: 'not-found', details: {} } }
    return { lost: 'no-answer' }
  } catch {
    return { lost: 'no-answer' }
  }
}
