import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Colleague } from '../../member/types.ts'
import type { Case } from '../types.ts'

/** *Overdragen*: a co-author becomes the author, when the author is away. Asked twice. */
export function HandOver({ aCase, coAuthors }: { aCase: Case; coAuthors: readonly Colleague[] }) {
  const m = useMessages()
  const fetcher = useFetcher<Refused>({ key: 'hand-over' })
  const sure = useRef<HTMLDialogElement>(null)
  const refused = fetcher.data?.refused
  if (coAuthors.length === 0) return aCase.mine ? null : <p className="fine">{m.case.handOverNobody}</p>
  return (
    <>
      <p>
        <button type="button" className="link-button" onClick={() => sure.current?.showModal()}>
          {m.case.handOver}
        </button>
      </p>
      {refused && (
        <p className="error" role="alert">
          <Icon name="triangle" /> {m.refusal[refused.code]}
        </p>
      )}
      <dialog ref={sure} className="dialog" aria-labelledby="hand-over-head">
        <fetcher.Form
          method="post"
          action={`/cases/${aCase.id}/handover`}
          className="stack"
          onSubmit={() => sure.current?.close()}
        >
          <h2 id="hand-over-head">{m.case.handOver}</h2>
          <p>{m.case.handOverSure}</p>
          <ul className="plain-list">
            {coAuthors.map((one) => (
              <li key={one.id}>
                <button className="button" name="member" value={one.id}>
                  {m.case.handOverTo(one.name)}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="link-button" onClick={() => sure.current?.close()}>
            {m.case.keepDraft}
          </button>
        </fetcher.Form>
      </dialog>
    </>
  )
}
