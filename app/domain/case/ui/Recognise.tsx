import { Form } from '@remix-run/react'
import { useId, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Case } from '../types.ts'

/** "Ik herken deze casus": one click and a confirm, private and without blame. */
export function Recognise({ aCase }: { aCase: Case }) {
  const m = useMessages().case
  const sure = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <div>
      <button type="button" className="link-button" onClick={() => sure.current?.showModal()}>
        {m.recognise.button}
      </button>
      <dialog ref={sure} className="dialog" aria-labelledby={`${id}head`}>
        <Form method="post" action={`/cases/${aCase.id}/recognition`} className="stack">
          <h2 id={`${id}head`}>{m.recognise.button}</h2>
          <p>{m.recognise.what}</p>
          <label className="choice">
            <input type="checkbox" name="everyone" value="yes" /> <span>{m.recognise.everyone}</span>
          </label>
          <p className="fine">{m.recognise.who}</p>
          <div className="actions">
            <button className="button">{m.recognise.confirm}</button>
            <button type="button" className="link-button" onClick={() => sure.current?.close()}>
              {m.recognise.back}
            </button>
          </div>
        </Form>
      </dialog>
    </div>
  )
}
