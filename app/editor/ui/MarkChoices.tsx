import { useId, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { PlacedMark } from './marks.ts'

export const keepReasons = ['not-a-person', 'publicly-known', 'wrongly-marked', 'needed', 'other'] as const
export type KeepReason = (typeof keepReasons)[number]

/** What can be done with one mark: replace it, write it differently, or leave it with a reason. */
export interface MarkActs {
  replace(mark: PlacedMark, by: string): void
  rewrite(mark: PlacedMark): void
  /** @param note  the reason in words, for 'other' */
  keep?(mark: PlacedMark, reason: KeepReason, note: string): void
  unkeep?(mark: PlacedMark): void
}

const wordsFor = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? ''

/** What a mark is, why, and the three choices; or the choice that was made. */
export function MarkChoices({ mark, acts, where }: { mark: PlacedMark; acts: MarkActs; where?: string }) {
  const m = useMessages().editor
  const [asking, setAsking] = useState(false)
  if (mark.kept !== null) {
    const reason = mark.note || (m.keepReasons[mark.kept as KeepReason] ?? mark.kept)
    return (
      <>
        <p className="quiet" translate="no">
          ‘{mark.surface}’. {m.kept(reason)}
        </p>
        {acts.unkeep && (
          <button type="button" className="link-button" onClick={() => acts.unkeep?.(mark)}>
            {m.undoKeep}
          </button>
        )}
      </>
    )
  }
  return (
    <>
      <p>
        <strong translate="no">{m.markIs(mark.surface, wordsFor(m.what, mark.reason))}</strong>
        {mark.tier !== 'A' && <span className="fine"> ({m.tiers[mark.tier]})</span>}
      </p>
      <p className="quiet">{wordsFor(m.becauseOf, mark.category)}</p>
      {mark.combined && <p className="quiet">{m.combined}</p>}
      {where && <p className="fine">{where}</p>}
      {asking && acts.keep ? (
        <KeepWhy keep={(reason, note) => acts.keep?.(mark, reason, note)} close={() => setAsking(false)} />
      ) : (
        <div className="actions">
          {mark.proposal !== null && (
            <button
              type="button"
              className="button second small"
              onClick={() => acts.replace(mark, mark.proposal ?? '')}
            >
              {mark.proposal === '' ? m.remove : m.replaceBy(mark.proposal)}
            </button>
          )}
          <button type="button" className="link-button" onClick={() => acts.rewrite(mark)}>
            {m.rewrite}
          </button>
          {acts.keep && (
            <button type="button" className="link-button" aria-expanded={asking} onClick={() => setAsking(true)}>
              {m.keep}
            </button>
          )}
        </div>
      )}
    </>
  )
}

/** The reasons for which something may stay: four short ones, or one in words. */
function KeepWhy({ keep, close }: { keep: (reason: KeepReason, note: string) => void; close: () => void }) {
  const m = useMessages().editor
  const id = useId()
  const [inWords, setInWords] = useState(false)
  const [note, setNote] = useState('')
  return (
    <fieldset className="keep-why">
      <legend>{m.keepWhy}</legend>
      {inWords ? (
        <>
          <label htmlFor={`${id}note`}>{m.keepNote}</label>
          <p className="fine" id={`${id}help`}>
            {m.keepNoteHelp}
          </p>
          <input
            id={`${id}note`}
            type="text"
            maxLength={200}
            value={note}
            translate="no"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that this takes the place of
            autoFocus
            aria-describedby={`${id}help`}
            onChange={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (note.trim()) keep('other', note.trim())
            }}
          />
          <button
            type="button"
            className="button second small"
            aria-disabled={note.trim() === ''}
            onClick={() => note.trim() && keep('other', note.trim())}
          >
            {m.keepIt}
          </button>
        </>
      ) : (
        keepReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className="button second small"
            onClick={() => (reason === 'other' ? setInWords(true) : keep(reason, ''))}
          >
            {m.keepReasons[reason]}
          </button>
        ))
      )}
      <button type="button" className="link-button" onClick={close}>
        {m.close}
      </button>
    </fieldset>
  )
}
