import { useFetcher } from '@remix-run/react'
import { useId } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Contribution } from '../types.ts'
import { useInThread } from './in-thread.ts'

/** Leads an advice to a page of *Wat werkt*, or no longer. */
export function Pages({ one }: { one: Contribution }) {
  const m = useMessages().advice
  const id = useId()
  const { caseId, notes } = useInThread()
  const fetcher = useFetcher()
  const others = notes.filter((note) => !one.links.some((link) => link.id === note.id))
  const action = `/cases/${caseId}/contributions/${one.id}/link`
  if (notes.length === 0) return null
  return (
    <details className="pages">
      <summary className="fine">{m.namePage}</summary>
      {others.length > 0 && (
        <fetcher.Form method="post" action={action} className="actions">
          <input type="hidden" name="on" value="yes" />
          <label htmlFor={id} className="unseen">
            {m.whichPage}
          </label>
          <select id={id} name="note">
            {others.map((note) => (
              <option key={note.id} value={note.id}>
                {note.title}
              </option>
            ))}
          </select>
          <button className="button second small">{m.addPage}</button>
        </fetcher.Form>
      )}
      {one.links.map((note) => (
        <fetcher.Form key={note.id} method="post" action={action}>
          <input type="hidden" name="on" value="no" />
          <button className="link-button fine" name="note" value={note.id}>
            {m.removePage(note.title)}
          </button>
        </fetcher.Form>
      ))}
    </details>
  )
}
