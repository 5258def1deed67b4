import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { type FieldErrors, Refusal } from '#app/domain/refusal.ts'

/**
 * The form of a request, as `schema` wants it.
 * @throws {Refusal} 'bad-input' with codes by field, also for a body that is no form
 */
export async function formOf<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const form = await request.formData().catch(() => {
    throw new Refusal('bad-input')
  })
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') throw new Refusal('bad-input', { fields: codesOf(submission.error) })
  return submission.value as z.output<S>
}

const codesOf = (errors: Record<string, string[] | null> | null | undefined): FieldErrors =>
  Object.fromEntries(Object.entries(errors ?? {}).map(([field, codes]) => [field || 'form', codes ?? ['unknown']]))

/**
 * An action that a page's own `fetch` may ask as well as the router: without this a refusal would arrive there as
 * 200, for Remix drops the status of `data()` on routes without a page.
 */
export function answered(action: (args: ActionFunctionArgs) => Promise<unknown>) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    const answer = await action(args)
    if (answer instanceof Response) return answer
    if (hasInit(answer)) return Response.json(answer.data, answer.init ?? {})
    return Response.json(answer ?? { done: true })
  }
}

const hasInit = (answer: unknown): answer is { data: unknown; init: ResponseInit | null } =>
  (answer as { type?: unknown } | null)?.type === 'DataWithResponseInit'
