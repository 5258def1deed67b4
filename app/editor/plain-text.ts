interface Part {
  type?: string
  text?: string
  content?: readonly unknown[]
}

const blocks = new Set(['paragraph', 'heading', 'horizontalRule'])

/** The words of a ProseMirror document: a line for each paragraph or heading, a line break within one as well. */
export function plainText(json: unknown): string {
  return linesOf(json as Part).join('\n')
}

/** The paragraphs and headings of a ProseMirror document as plain text, in order. */
export function linesOf(part: Part): string[] {
  if (part.type && blocks.has(part.type)) return [inline(part)]
  return (part.content ?? []).flatMap((child) => linesOf(child as Part))
}

function inline(part: Part): string {
  if (part.type === 'text') return part.text ?? ''
  if (part.type === 'hardBreak') return '\n'
  return (part.content ?? []).map((child) => inline(child as Part)).join('')
}
