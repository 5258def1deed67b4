import { describe, expect, it } from 'vitest'
import { paragraphsOf, plainText, withoutParagraphs } from '#app/domain/case/paragraphs.ts'
import type { RichText } from '#app/domain/document/types.ts'

const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const story: RichText = {
  type: 'doc',
  content: [
    p('Eerst dit.'),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [p('Een')] },
        { type: 'listItem', content: [p('Twee')] },
      ],
    },
    { type: 'blockquote', content: [p('Zij zei het.')] },
  ],
}

describe('the paragraphs of a text', () => {
  it('come in reading order, out of lists and quotes as well', () => {
    expect(paragraphsOf(story)).toEqual(['Eerst dit.', 'Een', 'Twee', 'Zij zei het.'])
  })

  it('keep a name that is half bold in one piece, and a line break as one character', () => {
    const marked = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Mi', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'lan' },
        { type: 'hardBreak' },
      ],
    }

    expect(paragraphsOf({ type: 'doc', content: [marked] })).toEqual(['Milan\n'])
  })

  it('are none in a text that is not there', () => {
    expect(plainText(undefined)).toBe('')
  })
})

describe('leaving paragraphs out of what readers get', () => {
  it('takes those away and the list item or quote around them, and leaves the rest as it was', () => {
    const left = withoutParagraphs(story, new Set([1, 3]))

    expect(paragraphsOf(left)).toEqual(['Eerst dit.', 'Twee'])
    expect(left.content).toHaveLength(2)
  })

  it('changes nothing of the text it was given', () => {
    const before = JSON.stringify(story)

    withoutParagraphs(story, new Set([0, 1, 2, 3]))

    expect(JSON.stringify(story)).toBe(before)
  })
})
