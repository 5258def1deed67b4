import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { pathOf } from './Icon.tsx'
import { type FieldCheck, type FoundInTexts, type KeptMark, type PlacedMark, placed } from './marks.ts'

/** ms of rest after which the text is looked at: what is found is shown within 300 ms of the last key. */
const restMs = 150

export interface MarkOptions {
  /** Read at each look, so that the page may change it. */
  ask(): { check: FieldCheck | undefined; kept: readonly KeptMark[]; numberFrom: number; walksOn: boolean }
  changed(marks: readonly PlacedMark[]): void
  /** Someone pointed at a mark; `byKey` when the keyboard brought them there. */
  opened(mark: PlacedMark | null, byKey: boolean): void
}

interface Marked {
  readonly marks: readonly PlacedMark[]
  readonly drawn: DecorationSet
}
const key = new PluginKey<Marked>('anonymityMarks')

/** The marks that the editor shows now. */
export const marksIn = (state: EditorState): readonly PlacedMark[] => key.getState(state)?.marks ?? []

/** Makes the editor look again at once: a decision was taken, or numbers moved. */
export const lookAgain = (view: EditorView) => looks.get(view)?.()
const looks = new WeakMap<EditorView, () => void>()

/**
 * Marks what may give someone away, within 300 ms of the last change. The check remembers paragraphs that did not
 * change. Never while an input method is composing.
 */
export const AnonymityMarks = Extension.create<MarkOptions>({
  name: 'anonymityMarks',
  addKeyboardShortcuts() {
    const go = (step: 1 | -1) => () => {
      const mark = nextMark(this.editor.state, step, !this.options.ask().walksOn)
      if (!mark) return false
      this.editor.view.dispatch(
        this.editor.state.tr
          .setSelection(TextSelection.create(this.editor.state.doc, mark.from, mark.to))
          .scrollIntoView(),
      )
      this.options.opened(mark, true)
      return true
    }
    return { F8: go(1), 'Shift-F8': go(-1), 'Alt-ArrowDown': go(1), 'Alt-ArrowUp': go(-1) }
  },
  addProseMirrorPlugins() {
    const { ask, changed, opened } = this.options
    return [
      new Plugin<Marked>({
        key,
        state: {
          init: () => ({ marks: [], drawn: DecorationSet.empty }),
          apply(tr, before) {
            const found = tr.getMeta(key) as readonly PlacedMark[] | undefined
            if (found) return { marks: found, drawn: DecorationSet.create(tr.doc, found.flatMap(drawing)) }
            if (!tr.docChanged) return before
            const marks = before.marks
              .map((mark) => ({ ...mark, from: tr.mapping.map(mark.from, 1), to: tr.mapping.map(mark.to, -1) }))
              .filter((mark) => mark.from < mark.to)
            return { marks, drawn: before.drawn.map(tr.mapping, tr.doc) }
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleClick(view, at) {
            opened(marksIn(view.state).find((mark) => mark.from <= at && at <= mark.to) ?? null, false)
            return false
          },
        },
        view(view) {
          let rest: ReturnType<typeof setTimeout> | undefined
          let found: FoundInTexts | undefined
          let followed: FieldCheck | undefined
          let stop: (() => void) | undefined
          const follow = () => {
            const { check } = ask()
            if (check === followed) return
            stop?.()
            followed = check
            stop = check?.follow((answer) => {
              found = answer
              if (view.composing) later()
              else draw()
            })
          }
          const look = () => {
            follow()
            if (view.composing) return later()
            draw()
            followed?.hold(textBlocks(view.state.doc).map(({ text }) => text))
          }
          /** Shows what was found, when it was found in the words that stand here now. */
          const draw = () => {
            const blocks = textBlocks(view.state.doc)
            if (!found || found.texts.length !== blocks.length) return
            if (blocks.some(({ text }, at) => text !== found?.texts[at])) return
            const { kept, numberFrom } = ask()
            const pieces = blocks.map(({ at, text }, number) => ({ at, text, found: found?.marks[number] ?? [] }))
            const marks = placed(pieces, kept, numberFrom)
            if (JSON.stringify(marks) !== JSON.stringify(marksIn(view.state)))
              view.dispatch(view.state.tr.setMeta(key, marks))
            changed(marks)
          }
          const later = (ms = restMs) => {
            clearTimeout(rest)
            rest = setTimeout(look, ms)
          }
          looks.set(view, look)
          later(0)
          return {
            update(_, before) {
              if (!before.doc.eq(view.state.doc)) later()
            },
            destroy: () => {
              clearTimeout(rest)
              stop?.()
              followed?.drop()
            },
          }
        },
      }),
    ]
  },
})

/** Paragraphs and headings as text; a line break counts as one character, as it does in positions. */
function textBlocks(doc: Node): { at: number; text: string }[] {
  const blocks: { at: number; text: string }[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    blocks.push({ at: at + 1, text: node.textBetween(0, node.content.size, undefined, '\n') })
    return false
  })
  return blocks
}

function nextMark(state: EditorState, step: 1 | -1, around: boolean): PlacedMark | undefined {
  const open = marksIn(state).filter((mark) => mark.kept === null)
  const { from } = state.selection
  const next = step === 1 ? open.find((mark) => mark.from > from) : open.findLast((mark) => mark.from < from)
  return next ?? (around ? (step === 1 ? open[0] : open.at(-1)) : undefined)
}

function drawing(mark: PlacedMark): Decoration[] {
  const settled = mark.kept !== null
  const look = settled ? 'trace settled' : 'trace'
  return [
    Decoration.inline(mark.from, mark.to, { nodeName: 'mark', class: look, 'data-mark': String(mark.number) }),
    Decoration.widget(mark.to, () => signs(mark.number, settled), {
      side: -1,
      key: `${mark.number}${settled}`,
      ignoreSelection: true,
    }),
  ]
}

function signs(number: number, settled: boolean): HTMLElement {
  const signs = document.createElement('span')
  signs.className = settled ? 'trace-signs settled' : 'trace-signs'
  signs.setAttribute('aria-hidden', 'true')
  if (!settled) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('class', 'icon')
    svg.setAttribute('viewBox', '0 0 24 24')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', pathOf('person'))
    svg.append(path)
    signs.append(svg)
  }
  const count = document.createElement('b')
  count.textContent = String(number)
  signs.append(count)
  return signs
}
