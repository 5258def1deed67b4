import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { speakable } from '../../board/rules.ts'
import { isDraft } from '../rules.ts'
import type { Draft } from '../types.ts'

/** A draft in the list: its question, where it will lie, and for its author a way to delete it, asked twice. */
export function DraftInList({ draft }: { draft: Draft }) {
  const m = useMessages().case
  const sure = useRef<HTMLDialogElement>(null)
  const name = draft.question || m.noQuestionYet
  return (
    <li>
      <div>
        <p className="question" translate="no">
          {isDraft(draft) ? <Link to={`/cases/${draft.id}/edit`}>{name}</Link> : name}
        </p>
        <p className="fine">
          {[speakable(draft.number), m.states[draft.state], draft.boardName, draft.mine === 'co-author' && m.asCoAuthor]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {draft.mine === 'author' && isDraft(draft) && (
        <>
          <button
            type="button"
            className="link-button"
            aria-label={`${m.deleteDraft}: ${name}`}
            onClick={() => sure.current?.showModal()}
          >
            {m.deleteDraft}
          </button>
          <dialog ref={sure} className="dialog" aria-labelledby={`sure-${draft.id}`}>
            <Form method="post" action={`/cases/${draft.id}/deletion`} className="stack">
              <h2 id={`sure-${draft.id}`}>{m.deleteDraft}</h2>
              <p>{m.deleteSure}</p>
              <div className="actions">
                <button className="button grave">{m.deleteYes}</button>
                <button type="button" className="link-button" onClick={() => sure.current?.close()}>
                  {m.keepDraft}
                </button>
              </div>
            </Form>
          </dialog>
        </>
      )}
    </li>
  )
}
