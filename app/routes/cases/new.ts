import { redirect } from '@remix-run/node'
import { bringInCase } from '#app/domain/case/draft.server.ts'
import { beginForm } from '#app/domain/case/template-schema.ts'
import { asMember } from '#app/gate.server.ts'
import { formOf } from './asked.server.ts'

/** Begins a case on this board, empty or with one of its templates, and opens its form. */
export const action = asMember('case.bring-in', async ({ context, asker, params, request }) => {
  const { template } = await formOf(request, beginForm)
  return redirect(`/cases/${await bringInCase(context, asker, params.boardId, template)}/edit`)
})
