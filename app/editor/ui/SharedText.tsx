import { lazy, Suspense, useId, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { isBlank, StaticText } from './StaticText.tsx'
import type { SharedTextProps } from './shared-text-props.ts'

/** The editor itself, with ProseMirror, arrives only in a browser where someone may write. */
const LiveText = lazy(() => import('./LiveText.tsx'))

/**
 * A text that several people write at once. The server renders what is committed; once the room is live the same
 * place becomes an editor. Who may only read keeps the committed text.
 */
export function SharedText(props: SharedTextProps) {
  const { room, label, labelledBy, help, readOnly, boxed, about = 'page', toolbar = [] } = props
  const m = useMessages().editor
  const id = useId()
  const [spelling, setSpelling] = useState(false)
  const ids = { field: `${id}text`, label: labelledBy ?? `${id}label`, help: help ? `${id}help` : undefined }
  const writes = room.right === 'write' && !readOnly
  const still = <StillText {...props} ids={ids} room={room} withTools={writes && toolbar.length > 0} />
  return (
    <div className={boxed ? 'shared-text field boxed' : 'shared-text'} data-fragment={props.fragment}>
      {!labelledBy && (
        <span className="label" id={ids.label}>
          {label}
        </span>
      )}
      {help && (
        <p className="help" id={ids.help}>
          {help}
        </p>
      )}
      {writes && room.synced && room.doc ? (
        <Suspense fallback={still}>
          <LiveText key={room.doc.guid} {...props} ids={ids} spelling={about === 'page' || spelling} />
        </Suspense>
      ) : (
        still
      )}
      {writes && about === 'case' && (
        <label className="choice small-choice">
          <input type="checkbox" checked={spelling} onChange={(event) => setSpelling(event.target.checked)} />
          <span>
            {m.spellcheck}. <span className="fine">{m.spellcheckWhy}</span>
          </span>
        </label>
      )}
    </div>
  )
}

export interface FieldIds {
  field: string
  label: string
  help: string | undefined
}

function StillText(props: SharedTextProps & { ids: FieldIds; withTools: boolean }) {
  const m = useMessages().editor
  const { ids, committed, boxed, about, withTools, room } = props
  return (
    <>
      {withTools && <div className="toolbar" />}
      <section
        className={boxed ? 'writing said' : 'said'}
        aria-labelledby={ids.label}
        aria-busy={withTools && room.link.state === 'opening'}
        translate={about === 'case' ? 'no' : undefined}
      >
        {isBlank(committed) ? (
          <p className="quiet">{withTools ? m.loading : m.empty}</p>
        ) : (
          <StaticText text={committed} />
        )}
      </section>
    </>
  )
}
