import { Link } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import { type MarkActs, MarkChoices } from './MarkChoices.tsx'
import { type MarksOfField, openMarks, type PlacedMark } from './marks.ts'
import { useWalk } from './use-walk.ts'

/** How recognisable the page is, as its domain says. */
export interface Traceability {
  readonly level: 'low' | 'attention' | 'high'
  /** Sentences that say why, with what can be done. */
  readonly why: readonly string[]
}

/**
 * "Herkenbaar? Kijk nog eens": every mark of the page, numbered as in the text, with its choices.
 * @param fields  the marks of each field, in the order of the page
 */
export function MarksPanel({
  fields,
  keep,
  unkeep,
  traceability,
  children,
}: {
  fields: readonly MarksOfField[]
  keep?: MarkActs['keep']
  unkeep?: MarkActs['unkeep']
  traceability?: Traceability
  children?: React.ReactNode
}) {
  const m = useMessages().editor
  const all = fields.flatMap((field) => field.marks.map((mark) => ({ mark, field })))
  const seen = all.filter(({ mark }) => mark.kept !== null).length
  const open = openMarks(all.map(({ mark }) => mark)).length
  useWalk(fields)
  return (
    <>
      <Counted words={all.length === 0 ? m.marksNone : m.marksSeen(seen, all.length)} />
      {traceability && <Level {...traceability} open={open} />}
      {all.length > 0 && (
        <div className="tally" aria-hidden="true">
          {all.map(({ mark, field }) => (
            <i key={field.field + mark.key} className={mark.kept === null ? '' : 'done'} />
          ))}
        </div>
      )}
      <ReplaceAll fields={fields} />
      <ol className="notes">
        {all.map(({ mark, field }) => (
          <li key={field.field + mark.key} value={mark.number} id={`mark-${mark.number}`} data-tier={mark.tier}>
            <span className="note-number" aria-hidden="true">
              {mark.number}
            </span>
            <div>
              <MarkChoices
                mark={mark}
                where={fields.length > 1 ? m.inField(field.label) : undefined}
                acts={{ replace: field.replace, rewrite: field.rewrite, keep, unkeep }}
              />
            </div>
          </li>
        ))}
      </ol>
      {children}
      <p className="fine">
        {m.marksLimit} {all.length > 0 && m.marksKeys} <Link to="/anonymity">{m.marksHow}</Link>
      </p>
    </>
  )
}

/** Herleidbaarheid: laag, let op or hoog, never by colour alone. */
function Level({ level, why, open }: Traceability & { open: number }) {
  const m = useMessages()
  return (
    <div className={`trace-level ${level}`} data-level={level}>
      <p>
        <Icon name={level === 'low' ? 'tick' : 'person'} /> {m.anonymisation.level}:{' '}
        <strong>{m.anonymisation.levels[level]}</strong>
      </p>
      {level !== 'low' && open > 0 && <p className="fine">{m.anonymisation.open(open)}</p>}
      {why.map((sentence) => (
        <p key={sentence} className="fine">
          {sentence}
        </p>
      ))}
    </div>
  )
}

/** Every certain proposal at once, and one step back. */
function ReplaceAll({ fields }: { fields: readonly MarksOfField[] }) {
  const m = useMessages().editor
  const [undo, setUndo] = useState<{ steps: readonly (() => void)[]; count: number } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const certain = fields.map((field) => ({ field, marks: field.marks.filter(isCertain) }))
  const count = certain.reduce((sum, { marks }) => sum + marks.length, 0)
  useEffect(() => {
    if (undo) button.current?.focus()
  }, [undo])
  return (
    <div className="replace-all">
      {count > 1 && (
        <button
          type="button"
          className="button second small"
          onClick={() =>
            setUndo({
              steps: certain.filter(({ marks }) => marks.length > 0).map(({ field, marks }) => field.replaceAll(marks)),
              count,
            })
          }
        >
          {m.replaceAll(count)}
        </button>
      )}
      <p role="status">
        {undo && (
          <>
            {m.replacedAll(undo.count)}{' '}
            <button
              ref={button}
              type="button"
              className="link-button"
              onClick={() => {
                for (const step of undo.steps) step()
                setUndo(null)
              }}
            >
              {m.undoAll}
            </button>
          </>
        )}
      </p>
    </div>
  )
}

const isCertain = (mark: PlacedMark) => mark.tier === 'A' && mark.kept === null && mark.proposal !== null

/** The count: shown at once, spoken when it has rested for two seconds. */
function Counted({ words }: { words: string }) {
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const say = setTimeout(() => setSpoken(words), 2000)
    return () => clearTimeout(say)
  }, [words])
  return (
    <>
      <p>{words}</p>
      <span className="unseen" role="status">
        {spoken}
      </span>
    </>
  )
}
