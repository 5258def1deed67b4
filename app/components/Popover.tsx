import { type ReactNode, useEffect, useRef } from 'react'

/**
 * A button and the panel it opens, by mouse, touch and keyboard: the browser's own popover, so Escape and a click
 * elsewhere close it and the focus comes back. The first button in the panel gets the focus. A form that is sent closes it.
 */
export function Popover({
  id,
  button,
  className,
  label,
  children,
}: {
  id: string
  /** What the button holds, and its class and name. */
  button: { content: ReactNode; className: string; label?: string }
  className: string
  label: string
  children: ReactNode
}) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = panel.current
    const opened = (event: Event) => {
      if (!element || (event as ToggleEvent).newState !== 'open') return
      placeAt(element, document.querySelector(`[popovertarget="${id}"]`))
      element.querySelector<HTMLElement>('button')?.focus()
    }
    const sent = () => element?.hidePopover?.()
    element?.addEventListener('toggle', opened)
    element?.addEventListener('submit', sent)
    return () => {
      element?.removeEventListener('toggle', opened)
      element?.removeEventListener('submit', sent)
    }
  }, [id])
  return (
    <>
      {/* React 18 does not know popovers: their attributes are handed on as they are. */}
      <button
        type="button"
        className={button.className}
        aria-label={button.label}
        data-opens={id}
        {...{ popovertarget: id }}
      >
        {button.content}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this holds links and buttons */}
      <div id={id} ref={panel} className={className} role="group" aria-label={label} {...{ popover: 'auto' }}>
        {children}
      </div>
    </>
  )
}

/** Puts the open panel below its button, or above it where there is more room, and never outside the window. */
function placeAt(panel: HTMLElement, button: Element | null) {
  if (!button) return
  const at = button.getBoundingClientRect()
  const [gap, rim] = [4, 8]
  const below = at.bottom + gap
  const fits = below + panel.offsetHeight <= innerHeight - rim
  panel.style.left = `${Math.max(rim, Math.min(at.left, innerWidth - panel.offsetWidth - rim))}px`
  panel.style.top = `${fits ? below : Math.max(rim, at.top - gap - panel.offsetHeight)}px`
}
