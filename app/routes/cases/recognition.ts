import { redirect } from '@remix-run/node'
import { recogniseCase } from '#app/domain/case/recognition.server.ts'
import { recognitionForm } from '#app/domain/case/schema.ts'
import { asMember } from '#app/gate.server.ts'
import { answered, formOf } from './asked.server.ts'

/** "Ik herken deze casus": the reader is back on the board, where the case no longer lies. */
export const action = answered(
  asMember('case.recognise', async ({ context, asker, params, request }) => {
    const form = await formOf(request, recognitionForm)
    const { boardId } = await recogniseCase(context, asker, params.caseId, form)
    return redirect(`/boards/${boardId}?recognised`)
  }),
)
