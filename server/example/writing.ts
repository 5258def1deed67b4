import type { RichText } from '#app/domain/document/types.ts'

/** Paragraphs as a document; a line that begins with '## ' is a heading, one with '- ' a point of a list. */
export function written(...lines: readonly string[]): RichText {
  const content: unknown[] = []
  let points: unknown[] | null = null
  for (const line of lines) {
    if (!line.startsWith('- ')) points = null
    if (line.startsWith('## ')) content.push({ type: 'heading', attrs: { level: 2 }, content: words(line.slice(3)) })
    else if (line.startsWith('- ')) {
      if (!points) {
        points = []
        content.push({ type: 'bulletList', content: points })
      }
      points.push({ type: 'listItem', content: [paragraph(line.slice(2))] })
    } else content.push(paragraph(line))
  }
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

const paragraph = (text: string) => ({ type: 'paragraph', content: words(text) })
const words = (text: string) => [{ type: 'text', text }]
