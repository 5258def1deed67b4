import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import { type MarkActs, MarkChoices } from './MarkChoices.tsx'
import type { PlacedMark } from './marks.ts'

/** The choices of one mark, right under its words. Takes the focus only from who came by keyboard. */
export function MarkCard({
  editor,
  opened: { mark, byKey },
  acts,
  close,
}: {
  editor: Editor
  opened: { mark: PlacedMark; byKey: boolean }
  acts: MarkActs
  close: () => void
}) {
  const m = useMessages().editor
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const sheet = card.current?.offsetParent
    if (!card.current || !sheet) return
    const words = editor.view.coordsAtPos(mark.from)
    const around = sheet.getBoundingClientRect()
    const room = Math.max(0, around.width - card.current.offsetWidth)
    card.current.style.top = `${editor.view.coordsAtPos(mark.to).bottom - around.top + 6}px`
    card.current.style.left = `${Math.min(room, Math.max(0, words.left - around.left))}px`
  }, [editor, mark])
  useLayoutEffect(() => {
    if (byKey) card.current?.querySelector<HTMLButtonElement>('.mark-words button')?.focus()
  }, [byKey, mark.key])

  const back = () => {
    close()
    editor.commands.focus()
  }
  return (
    <div
      ref={card}
      className="mark-card"
      role="dialog"
      aria-label={m.markNumber(mark.number)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          back()
        }
      }}
    >
      <button type="button" className="icon-button mark-close" aria-label={m.close} onClick={back}>
        <Icon name="close" />
      </button>
      <div className="mark-words">
        <MarkChoices key={mark.key} mark={mark} acts={acts} />
      </div>
    </div>
  )
}
