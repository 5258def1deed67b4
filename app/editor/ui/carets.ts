import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { userOf } from './people.ts'

/** ms without a move after which a flag on a phone shrinks to its bar. */
const shrinkAfterMs = 3000

/**
 * Colleagues' carets: a bar, and the name that the server stamped. No style attribute is ever written, so that
 * the page's policy holds; the colour is a number that the style sheet knows. Hidden from screen readers.
 */
export const Carets = Extension.create<{ awareness: Awareness }>({
  name: 'carets',
  priority: 999,
  addProseMirrorPlugins() {
    const { awareness } = this.options
    return [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (self, client, state) => self !== client && userOf(state) !== null,
        cursorBuilder: (user) => caret(userOf({ user })),
        selectionBuilder: (user) => ({ class: 'chosen', 'data-who': String(userOf({ user })?.colour ?? 8) }),
      }),
      new Plugin({
        key: new PluginKey('caretNames'),
        view: (view) => {
          const names = namesBeside(view)
          return { update: names.place, destroy: names.stop }
        },
      }),
    ]
  },
})

function caret(user: ReturnType<typeof userOf>): HTMLElement {
  const bar = document.createElement('span')
  bar.className = 'caret'
  bar.setAttribute('aria-hidden', 'true')
  if (!user) return bar
  bar.dataset.who = String(user.colour)
  bar.dataset.member = user.memberId
  const name = document.createElement('span')
  name.textContent = user.name
  bar.append(name)
  return bar
}

/** Keeps names apart: those that would meet move down a line; a flag shrinks when its owner rests. */
function namesBeside(view: EditorView) {
  let frame = 0
  const seen = new Map<string, { at: number; rest: ReturnType<typeof setTimeout> }>()
  const place = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const names = [...view.dom.querySelectorAll<HTMLElement>('.caret > span')]
      for (const name of names) name.style.translate = ''
      let free = Number.NEGATIVE_INFINITY
      for (const { name, top, bottom } of names
        .map((name) => ({ name, ...edges(name) }))
        .sort((a, b) => a.top - b.top)) {
        const down = Math.max(0, free - top)
        if (down > 0) name.style.translate = `0 ${down}px`
        free = bottom + down + 2
      }
      for (const bar of view.dom.querySelectorAll<HTMLElement>('.caret')) rest(bar)
    })
  }
  const rest = (bar: HTMLElement) => {
    const key = bar.dataset.member ?? ''
    const at = bar.offsetTop * 10_000 + bar.offsetLeft
    const known = seen.get(key)
    if (known?.at === at) return
    clearTimeout(known?.rest)
    bar.classList.remove('resting')
    const timer = setTimeout(() => {
      for (const one of view.dom.querySelectorAll<HTMLElement>('.caret')) {
        if (one.dataset.member === key) one.classList.add('resting')
      }
    }, shrinkAfterMs)
    seen.set(key, { at, rest: timer })
  }
  return {
    place,
    stop: () => {
      cancelAnimationFrame(frame)
      for (const { rest } of seen.values()) clearTimeout(rest)
    },
  }
}

const edges = (name: HTMLElement) => {
  const { top, bottom } = name.getBoundingClientRect()
  return { top, bottom }
}
