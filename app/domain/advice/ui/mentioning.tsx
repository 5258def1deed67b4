import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Mentionable } from '../mentions.ts'

/** Colleagues shown at most. */
const most = 6

/** What is being typed behind an @: where it begins and the letters so far. */
const behindAt = (text: string, caret: number) => {
  const found = /(?:^|\s)@([\p{L}\p{M}' -]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, letters: (found[1] ?? '').toLocaleLowerCase('nl') } : null
}

/**
 * Calling in a colleague by typing @ and some letters of the name: arrows choose, Enter or Tab puts the name there,
 * Escape lets go.
 */
export function useMentions(box: RefObject<HTMLTextAreaElement>, people: readonly Mentionable[], listId: string) {
  const [asked, setAsked] = useState<{ from: number; letters: string } | null>(null)
  const [at, setAt] = useState(0)
  const fits = asked
    ? people.filter((one) => partsOf(one.name).some((part) => part.startsWith(asked.letters))).slice(0, most)
    : []
  const look = () => {
    const element = box.current
    setAsked(element ? behindAt(element.value, element.selectionStart) : null)
    setAt(0)
  }
  const choose = (one: Mentionable) => {
    const element = box.current
    if (!element || !asked) return
    element.setRangeText(`@${one.name} `, asked.from, element.selectionStart, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
    element.focus()
    setAsked(null)
  }
  const key = (event: KeyboardEvent): boolean => {
    if (fits.length === 0) return false
    if (event.key === 'Escape') setAsked(null)
    else if (event.key === 'ArrowDown') setAt((at + 1) % fits.length)
    else if (event.key === 'ArrowUp') setAt((at + fits.length - 1) % fits.length)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      choose(fits[at] as Mentionable)
    else return false
    event.preventDefault()
    return true
  }
  const open = fits.length > 0
  return {
    fits,
    at,
    listId,
    key,
    choose,
    close: () => setAsked(null),
    field: {
      onInput: look,
      onClick: look,
      onBlur: () => setTimeout(() => setAsked(null), 150),
      'aria-autocomplete': 'list' as const,
      'aria-controls': open ? listId : undefined,
      'aria-activedescendant': open ? `${listId}${at}` : undefined,
    },
  }
}

/** "Jan de Boer" is found by jan, by de boer and by boer. */
const partsOf = (name: string) => {
  const low = name.toLocaleLowerCase('nl')
  return low.split(' ').map((_part, at, all) => all.slice(at).join(' '))
}

/** The colleagues that fit what is typed behind the @. */
export function MentionList({ mentions }: { mentions: ReturnType<typeof useMentions> }) {
  const m = useMessages().advice
  const { fits, at, listId, choose } = mentions
  return (
    <>
      {fits.length > 0 && (
        <div id={listId} role="listbox" aria-label={m.mention} className="mentions" tabIndex={-1}>
          {fits.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box it belongs to
            <div
              key={one.id}
              id={`${listId}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              {one.name}
            </div>
          ))}
        </div>
      )}
      <span className="unseen" role="status">
        {fits.length > 0 ? m.mentionFound(fits.length) : ''}
      </span>
    </>
  )
}
