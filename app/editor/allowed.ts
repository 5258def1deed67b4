import { Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model'
import type { DocumentKind, RichText } from '../domain/document/types.ts'
import { plainText } from './plain-text.ts'
import { isAllowedLink, schemaFor } from './schema.ts'

interface Part {
  type?: unknown
  text?: unknown
  attrs?: Record<string, unknown>
  marks?: Part[]
  content?: unknown[]
}

/** What each attribute may be; an attribute that is not listed is dropped. */
const attributes: Record<string, Record<string, (value: unknown) => boolean>> = {
  heading: { level: (value) => value === 2 || value === 3 },
  orderedList: {
    start: (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) < 10_000,
    type: (value) => value === null || /^[1aAiI]$/.test(String(value)),
  },
  link: { href: isAllowedLink },
}

/**
 * The text with only what a document of this kind may hold: unknown nodes, marks and attributes are left out, and
 * what then no longer fits together becomes plain paragraphs. Nothing typed as plain words is lost.
 */
export function allowedText(kind: DocumentKind, json: unknown): RichText {
  const schema = schemaFor(kind)
  const content = children(schema, (json as Part | null)?.content, 1)
  const text: RichText = { type: 'doc', content }
  if (content.length === 0 || fits(schema, text)) return text
  const lines = plainText(text)
    .split('\n')
    .filter((line) => line !== '')
  return {
    type: 'doc',
    content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  }
}

/** Does the text hold only what its kind of document may hold? */
export const isAllowedText = (kind: DocumentKind, json: unknown) =>
  JSON.stringify(allowedText(kind, json)) === JSON.stringify(plainShape(json))

function children(schema: Schema, content: unknown, depth: number): unknown[] {
  if (!Array.isArray(content) || depth > 40) return []
  return content.flatMap((child: Part) => {
    if (typeof child?.type !== 'string' || !Object.hasOwn(schema.nodes, child.type) || child.type === 'doc') {
      return Array.isArray(child?.content) ? children(schema, child.content, depth + 1) : []
    }
    if (child.type === 'text') {
      if (typeof child.text !== 'string' || child.text === '') return []
      const marks = marksOf(schema, child.marks)
      return [{ type: 'text', ...(marks.length > 0 && { marks }), text: child.text }]
    }
    const inside = children(schema, child.content, depth + 1)
    const attrs = attrsOf(child)
    return [{ type: child.type, ...(attrs && { attrs }), ...(inside.length > 0 && { content: inside }) }]
  })
}

const marksOf = (schema: Schema, marks: unknown): unknown[] =>
  (Array.isArray(marks) ? (marks as Part[]) : []).flatMap((mark) => {
    if (typeof mark?.type !== 'string' || !Object.hasOwn(schema.marks, mark.type)) return []
    const attrs = attrsOf(mark)
    if (mark.type === 'link' && !attrs?.href) return []
    return [{ type: mark.type, ...(attrs && { attrs }) }]
  })

function attrsOf(part: Part): Record<string, unknown> | undefined {
  const known = attributes[part.type as string]
  const kept = Object.entries(part.attrs ?? {}).filter(
    ([name, value]) => known && Object.hasOwn(known, name) && known[name]!(value),
  )
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function fits(schema: Schema, text: RichText): boolean {
  try {
    ProseMirrorNode.fromJSON(schema, text).check()
    return true
  } catch {
    return false
  }
}

/** The same JSON with keys in our order and empty parts left out, so that two texts can be compared. */
function plainShape(json: unknown): unknown {
  const part = json as Part
  if (part?.type === 'doc') return { type: 'doc', content: (part.content ?? []).map(plainShape) }
  const attrs = part?.attrs && Object.keys(part.attrs).length > 0 ? part.attrs : undefined
  if (part?.type === 'text') {
    const marks = (part.marks ?? []).map(plainShape)
    return { type: 'text', ...(marks.length > 0 && { marks }), text: part.text }
  }
  const content = (part?.content ?? []).map(plainShape)
  return { type: part?.type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
}
