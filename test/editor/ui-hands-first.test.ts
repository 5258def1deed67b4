import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { caseText } from '#app/editor/schema.ts'
import { HandsFirst } from '#app/editor/ui/hands-first.ts'

describe('an editor that no longer stands on the page', () => {
  it('lets through what is only drawn, such as the caret of a colleague, without a fault', () => {
    const content = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Slaap.' }] }] }
    const editor = new Editor({ element: null, extensions: [...caseText, HandsFirst], content })
    const drawn = editor.state.tr.setMeta('carets', true)
    const through: unknown[] = []

    HandsFirst.config.dispatchTransaction?.call({ editor } as never, {
      transaction: drawn,
      next: (one) => through.push(one),
    })

    expect(through).toEqual([drawn])
  })
})
