import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Case } from '../types.ts'

/** Withdrawing and bringing back, hiding and showing again: asked twice, for others notice at once. */
export function GraveMoves({
  aCase,
  may,
}: {
  aCase: Case
  may: { withdraw: boolean; restore: boolean; hide: boolean; showAgain: boolean }
}) {
  const m = useMessages().case
  return (
    <>
      {may.withdraw && <Grave aCase={aCase} deed="case.withdraw" why={m.withdrawSure} />}
      {may.restore && <Grave aCase={aCase} deed="case.restore" why={m.restoreSure} />}
      {may.hide && <Grave aCase={aCase} deed="case.hide" why={m.hideSure} />}
      {may.showAgain && <Grave aCase={aCase} deed="case.show-again" why="" />}
    </>
  )
}

function Grave({
  aCase,
  deed,
  why,
}: {
  aCase: Case
  deed: 'case.withdraw' | 'case.restore' | 'case.hide' | 'case.show-again'
  why: string
}) {
  const m = useMessages().case
  const fetcher = useFetcher({ key: 'move-case' })
  const sure = useRef<HTMLDialogElement>(null)
  const id = `sure-${deed}`
  return (
    <div>
      <button type="button" className="link-button" onClick={() => sure.current?.showModal()}>
        {m.moves[deed]}
      </button>
      <dialog ref={sure} className="dialog" aria-labelledby={id}>
        <fetcher.Form
          method="post"
          action={`/cases/${aCase.id}/move`}
          className="stack"
          onSubmit={() => sure.current?.close()}
        >
          <h2 id={id}>{m.moves[deed]}</h2>
          {why && <p>{why}</p>}
          <input type="hidden" name="from" value={aCase.state} />
          <div className="actions">
            <button className="button grave" name="deed" value={deed}>
              {m.moves[deed]}
            </button>
            <button type="button" className="link-button" onClick={() => sure.current?.close()}>
              {m.keepDraft}
            </button>
          </div>
        </fetcher.Form>
      </dialog>
    </div>
  )
}
