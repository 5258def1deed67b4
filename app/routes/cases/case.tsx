import type { MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { readAsking } from '#app/domain/advice/asking.server.ts'
import { readThread } from '#app/domain/advice/read.server.ts'
import { AskColleagues } from '#app/domain/advice/ui/AskColleagues.tsx'
import { Thread } from '#app/domain/advice/ui/Thread.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { readCase } from '#app/domain/case/read.server.ts'
import { isDraft } from '#app/domain/case/rules.ts'
import { CaseOnPage } from '#app/domain/case/ui/CaseOnPage.tsx'
import { settleCaseText } from '#app/domain/case/write.server.ts'
import { readOutcome } from '#app/domain/outcome/read.server.ts'
import { Ending } from '#app/domain/outcome/ui/Ending.tsx'
import { Since } from '#app/domain/outcome/ui/Since.tsx'
import { SummaryPart } from '#app/domain/outcome/ui/SummaryPart.tsx'
import { Turn } from '#app/domain/outcome/ui/Turn.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

export const loader = asMember('case.read', async ({ context, db, asker, params }) => {
  const page = await readCase(context, asker, params.caseId)
  if (isDraft(page.aCase)) throw redirect(`/cases/${page.aCase.id}/edit`)
  // What settled while no server was there to see it is made up for by the first writer who looks.
  if (page.aCase.mine) await settleCaseText(context, page.aCase.id)
  return {
    page,
    thread: await readThread(db, asker, params.caseId, page.changes?.since ?? null),
    asking: await readAsking(db, asker, params.caseId),
    ending: await readOutcome(db, asker, params.caseId),
    now: new Date(),
    title: messagesFor(asker.language).case.number(speakable(page.aCase.number)),
  }
})

/** Never a word of a case in the title of a tab. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function CasePage() {
  const { page, thread, asking, ending, now } = useLoaderData<typeof loader>()
  const { aCase, summary, may } = page
  const part = { aCase, committed: summary, of: ending, maySummarise: may.summarise, thread }
  return (
    <Page>
      <CaseOnPage
        page={page}
        turn={<Turn aCase={aCase} thread={thread} asking={asking} of={ending} />}
        top={
          <>
            <Since changes={page.changes} thread={thread} />
            <SummaryPart {...part} place="top" />
            <Ending caseId={aCase.id} of={ending} />
          </>
        }
        beside={<AskColleagues caseId={aCase.id} asking={asking} now={now} />}
      >
        <Thread caseId={aCase.id} thread={thread} mine={aCase.mine !== null} />
        <SummaryPart {...part} place="bottom" />
      </CaseOnPage>
    </Page>
  )
}
