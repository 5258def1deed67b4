import { useFetcher } from '@remix-run/react'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { PracticeNote } from '../types.ts'

/** Adopting a page, or adopting it again; asks once more when marks remain. */
export function AdoptForm({ note }: { note: PracticeNote }) {
  const m = useMessages()
  const fetcher = useFetcher<Refused>()
  const refused = fetcher.data?.refused
  const marks = refused?.code === 'open-marks'
  const busy = fetcher.state !== 'idle'
  return (
    <section className="row" aria-labelledby="adopt">
      <h2 className="side side-head" id="adopt">
        {note.state === 'adopted' ? m.practiceNote.adoptAgain : m.practiceNote.adopt}
      </h2>
      <fetcher.Form method="post" action={`/practice/${note.slug}/adoption`} className="text stack">
        <p className="help">{m.practiceNote.adoptHelp}</p>
        {refused && (
          <p className="error" role="alert">
            {marks ? m.practiceNote.adoptMarks(Number(refused.details.marks)) : m.refusal[refused.code]}
          </p>
        )}
        {marks && (
          <label className="choice">
            <input type="checkbox" name="seen" value="yes" /> <span>{m.practiceNote.adoptSeen}</span>
          </label>
        )}
        <p>
          <button className="button second" aria-busy={busy}>
            {busy ? m.practiceNote.beginning : m.practiceNote.adopt}
          </button>
        </p>
      </fetcher.Form>
    </section>
  )
}
