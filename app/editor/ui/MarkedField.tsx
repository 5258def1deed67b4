import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { MarkChoices } from './MarkChoices.tsx'
import {
  type FieldCheck,
  type FoundInTexts,
  type KeptMark,
  type MarksOfField,
  type PlacedMark,
  placed,
} from './marks.ts'

const restMs = 150

/**
 * The marks of a plain input or textarea, in a list below it: such a field can hold no underlining.
 * Wrap the field; its value is followed without being owned.
 * @param field  name of the field for decisions and the page's list
 */
export function MarkedField({
  field,
  label,
  check,
  kept = noneKept,
  numberFrom = 1,
  onMarks,
  onKeep,
  onUnkeep,
  children,
}: {
  field: string
  label: string
  check: FieldCheck | undefined
  kept?: readonly KeptMark[]
  numberFrom?: number
  onMarks?: (found: MarksOfField) => void
  onKeep?: (mark: PlacedMark, reason: string, note: string) => void
  onUnkeep?: (mark: PlacedMark) => void
  children: React.ReactNode
}) {
  const m = useMessages().editor
  const list = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const input = () => frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input')

  useEffect(() => {
    const element = input()
    if (!element) return
    let rest: ReturnType<typeof setTimeout> | undefined
    const follow = (event?: Event) => {
      if (event && (event as InputEvent).isComposing) return
      clearTimeout(rest)
      rest = setTimeout(() => setText(element.value), event ? restMs : 0)
    }
    follow()
    element.addEventListener('input', follow)
    element.addEventListener('compositionend', follow)
    return () => {
      clearTimeout(rest)
      element.removeEventListener('input', follow)
      element.removeEventListener('compositionend', follow)
    }
  }, [])

  const [found, setFound] = useState<FoundInTexts | null>(null)
  useEffect(() => check?.follow(setFound), [check])
  useEffect(() => check?.hold([text]), [check, text])
  useEffect(() => () => check?.drop(), [check])

  const marks = useMemo(
    () => (found?.texts[0] === text ? placed([{ at: 0, text, found: found.marks[0] ?? [] }], kept, numberFrom) : []),
    [text, found, kept, numberFrom],
  )
  const acts = useMemo(
    () => ({
      replace: (mark: PlacedMark, by: string) => {
        const element = input()
        if (!element) return
        element.focus()
        element.setRangeText(by, mark.from, mark.to, 'end')
        element.dispatchEvent(new InputEvent('input', { bubbles: true }))
        setText(element.value)
      },
      rewrite: (mark: PlacedMark) => {
        input()?.focus()
        input()?.setSelectionRange(mark.from, mark.to)
      },
      replaceAll: (all: readonly PlacedMark[]) => {
        const element = input()
        if (!element) return () => undefined
        const before = element.value
        for (const { from, to, proposal } of [...all].sort((a, b) => b.from - a.from))
          if (proposal !== null) element.setRangeText(proposal, from, to, 'end')
        const after = element.value
        const tell = () => {
          element.dispatchEvent(new InputEvent('input', { bubbles: true }))
          setText(element.value)
        }
        tell()
        return () => {
          if (element.value !== after) return
          element.value = before
          tell()
        }
      },
      show: (mark: PlacedMark) => {
        const item = frame.current?.querySelector<HTMLElement>(`li[value="${mark.number}"]`)
        item?.scrollIntoView({ block: 'nearest' })
        item?.querySelector('button')?.focus()
      },
    }),
    [],
  )
  useEffect(() => onMarks?.({ field, label, marks, ...acts }), [field, label, marks, acts, onMarks])

  return (
    <div ref={frame} className="marked-field">
      {children}
      {marks.length > 0 && (
        <ol className="notes" aria-label={m.marksHead} id={list}>
          {marks.map((mark) => (
            <li key={mark.key} value={mark.number}>
              <span className="note-number" aria-hidden="true">
                {mark.number}
              </span>
              <div>
                <MarkChoices
                  mark={mark}
                  acts={{
                    ...acts,
                    keep: onKeep,
                    unkeep: onUnkeep,
                  }}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

const noneKept: readonly KeptMark[] = []
