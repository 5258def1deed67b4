import { markdownOf } from '#app/domain/record/markdown.ts'
import { readRecord } from '#app/domain/record/read.server.ts'
import { recordOf } from '#app/domain/record/sections.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

export const loader = asMember('case.export', async ({ context, asker, params }) => {
  const found = await readRecord(context, asker, params.caseId)
  return new Response(markdownOf(recordOf(found, messagesFor(asker.language), asker.language)), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': 'attachment; filename="casus-voor-eigen-dossier.md"',
      'Cache-Control': 'no-store',
    },
  })
})
