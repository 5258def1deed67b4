import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { Popover } from '#app/components/Popover.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { CaseState } from '../../rights/table.ts'
import type { MoveDeed } from '../states.ts'
import { undoSeconds } from '../states.ts'
import type { Case } from '../types.ts'

type Possible = { deed: MoveDeed; to: CaseState | 'before' }

/** *Verplaatsen*: the moves this person may make now, in a popover; by mouse, by touch and by keyboard alike. */
export function CaseMoves({ aCase, moves }: { aCase: Case; moves: readonly Possible[] }) {
  const m = useMessages()
  const fetcher = useFetcher<Refused>({ key: 'move-case' })
  const refused = fetcher.data?.refused
  const needs = (refused?.details.needs ?? []) as (keyof typeof m.case.needs)[]
  if (moves.length === 0) return <p className="fine">{m.case.noMoves}</p>
  return (
    <>
      <Popover
        id="moves"
        button={{ content: m.case.move, className: 'button second small' }}
        className="dialog move"
        label={m.case.moveTo}
      >
        <p className="label">{m.case.moveTo}</p>
        <fetcher.Form method="post" action={`/cases/${aCase.id}/move`}>
          <input type="hidden" name="from" value={aCase.state} />
          <ul className="moves">
            {moves.map(({ deed }) => (
              <li key={deed}>
                <button name="deed" value={deed}>
                  {m.case.moves[deed]}
                </button>
              </li>
            ))}
          </ul>
        </fetcher.Form>
      </Popover>
      {refused && (
        <p className="error" role="alert">
          <Icon name="triangle" /> {[m.refusal[refused.code], ...needs.map((need) => m.case.needs[need])].join(' ')}
        </p>
      )}
    </>
  )
}

/** After a move of one's own: that it was done, and ten seconds to take it back, here or with Ctrl+Z. */
export function UndoMove({ aCase, undo }: { aCase: Case; undo: { at: Date } | null }) {
  const m = useMessages().case
  const fetcher = useFetcher({ key: 'undo-move' })
  const [gone, setGone] = useState<string | null>(null)
  const key = undo?.at.toISOString() ?? null
  const { submit } = fetcher
  useEffect(() => {
    if (!key) return
    const timer = setTimeout(() => setGone(key), undoSeconds * 1000)
    return () => clearTimeout(timer)
  }, [key])
  const shown = key !== null && gone !== key
  useEffect(() => {
    if (!shown) return
    const takeBack = (event: KeyboardEvent) => {
      const writes = (event.target as HTMLElement).closest('[contenteditable="true"], input, textarea')
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.shiftKey || writes) return
      event.preventDefault()
      submit(null, { method: 'post', action: `/cases/${aCase.id}/undo` })
    }
    document.addEventListener('keydown', takeBack)
    return () => document.removeEventListener('keydown', takeBack)
  }, [shown, submit, aCase.id])
  return (
    <div className="toast-place" role="status">
      {shown && (
        <div className="toast">
          <span>{m.moved(m.states[aCase.state])}</span>
          <fetcher.Form method="post" action={`/cases/${aCase.id}/undo`}>
            <button className="link-button">{m.undo}</button>
          </fetcher.Form>
        </div>
      )}
    </div>
  )
}
