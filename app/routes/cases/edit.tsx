import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { readForm } from '#app/domain/case/read.server.ts'
import { readTemplates } from '#app/domain/case/templates.server.ts'
import { Begin } from '#app/domain/case/ui/Begin.tsx'
import { CaseForm } from '#app/domain/case/ui/CaseForm.tsx'
import { Refusal } from '#app/domain/refusal.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('case.write', async ({ context, db, asker, params }) => {
  const form = await readForm(context, asker, params.caseId).catch((error) => {
    // It was placed, closed or hidden meanwhile: its page says how it stands.
    if (error instanceof Refusal && error.code === 'wrong-state') throw redirect(`/cases/${params.caseId}`)
    throw error
  })
  return {
    form,
    // What the board has to begin with, for as long as there is nothing to lose.
    templates: form.untouched ? await readTemplates(db, asker, form.aCase.boardId) : [],
    title: messagesFor(asker.language).case.number(speakable(form.aCase.number)),
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function EditCase() {
  const m = useMessages().case
  const { form, templates } = useLoaderData<typeof loader>()
  const { aCase, draft, returned } = form
  return (
    <Page>
      <div className="row">
        <div className="side">
          <span className="side-head">{aCase.boardName}</span>
          <span className="fine figures">{speakable(aCase.number)}</span>
        </div>
        <div className="text roomy stack">
          <h1>{draft ? m.newHead : m.edit}</h1>
          <p className="help">{aCase.state === 'returned' ? m.introReturned : draft ? m.intro : m.liveNow}</p>
          {returned && (
            <div className="notice yours" role="status">
              <span />
              <div className="stack-s">
                <p>
                  <strong>{m.returnedBecause}</strong>
                </p>
                <p translate="no">{returned}</p>
              </div>
            </div>
          )}
          {templates.length > 0 && <Begin boardId={aCase.boardId} templates={templates} />}
          <p>
            {draft ? <Link to="/cases/drafts">{m.drafts}</Link> : <Link to={`/cases/${aCase.id}`}>{m.toCase}</Link>}
          </p>
        </div>
      </div>
      <CaseForm key={aCase.id} form={form} />
    </Page>
  )
}
