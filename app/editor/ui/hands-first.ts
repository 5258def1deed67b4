import { Extension } from '@tiptap/core'
import { type Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

// ProseMirror hears of a click and of typed letters a moment after the browser does. Whatever is drawn in between, a
// colleague's letter, caret or a mark, would put the caret back where it was, and the next words would land there.

/** Not in the published types: what prosemirror-view's own handlers of keys and compositions use for the same. */
interface DomObserver {
  forceFlush(): void
  flush(): void
  readonly currentSelection: { eq(range: unknown): boolean }
}
const observerOf = (view: EditorView) => (view as unknown as { domObserver: DomObserver }).domObserver

/** Lets the editor read now what this person's hands did; a composition (IME) is read when it ends. */
export function readHands(view: EditorView): void {
  if (view.composing) return
  observerOf(view).forceFlush()
  observerOf(view).flush()
}

/** Where this person has put the caret when the editor has not heard of it yet; null when it has. */
function unheard(view: EditorView): Selection | null {
  if (view.composing || !view.hasFocus()) return null
  const range = document.getSelection()
  if (!range?.anchorNode || !range.focusNode || observerOf(view).currentSelection.eq(range)) return null
  if (!view.dom.contains(range.anchorNode) || !view.dom.contains(range.focusNode)) return null
  try {
    const at = (node: Node, offset: number) => view.state.doc.resolve(view.posAtDOM(node, offset))
    const selection = TextSelection.between(
      at(range.anchorNode, range.anchorOffset),
      at(range.focusNode, range.focusOffset),
    )
    return selection.eq(view.state.selection) ? null : selection
  } catch {
    return null // the caret stands in something that is just being drawn anew
  }
}

/** What is only drawn (carets, marks) takes a caret along that the editor has not heard of yet. */
export const HandsFirst = Extension.create({
  name: 'handsFirst',
  dispatchTransaction({ transaction, next }) {
    // Before it stands on the page, and after, an editor has no hands.
    if (!this.editor.isDestroyed && !transaction.docChanged && !transaction.selectionSet) {
      const selection = unheard(this.editor.view)
      if (selection) transaction.setSelection(selection)
    }
    next(transaction)
  },
})
