import type { ReactNode } from 'react'
import type { RichText } from '#app/domain/document/types.ts'

interface Node {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** A committed text as plain elements, the same on the server and in the browser; no editor is loaded for it. */
export function StaticText({ text }: { text: RichText | null | undefined }) {
  return <>{(text?.content as Node[] | undefined)?.map((node, at) => block(node, at))}</>
}

/** Is there nothing but white in this text? */
export const isBlank = (text: RichText | null | undefined): boolean =>
  !(text?.content as Node[] | undefined)?.some(hasWords)
const hasWords = (node: Node): boolean => (node.text?.trim() ?? '') !== '' || (node.content?.some(hasWords) ?? false)

function block(node: Node, key: number): ReactNode {
  const inside = node.content?.map((child, at) => block(child, at))
  switch (node.type) {
    case 'text':
      return <span key={key}>{marked(node)}</span>
    case 'hardBreak':
      return <br key={key} />
    case 'paragraph':
      return <p key={key}>{inside?.length ? inside : <br />}</p>
    case 'horizontalRule':
      return <hr key={key} />
    case 'heading':
      return node.attrs?.level === 3 ? <h3 key={key}>{inside}</h3> : <h2 key={key}>{inside}</h2>
    case 'bulletList':
      return <ul key={key}>{inside}</ul>
    case 'orderedList':
      return <ol key={key}>{inside}</ol>
    case 'listItem':
      return <li key={key}>{inside}</li>
    case 'blockquote':
      return <blockquote key={key}>{inside}</blockquote>
    default:
      return inside ? <div key={key}>{inside}</div> : null
  }
}

const marked = ({ text, marks }: Node): ReactNode =>
  (marks ?? []).reduce<ReactNode>((inside, mark) => {
    if (mark.type === 'bold') return <strong>{inside}</strong>
    if (mark.type === 'italic') return <em>{inside}</em>
    const href = mark.attrs?.href
    if (mark.type === 'link' && typeof href === 'string' && /^(https:\/\/|mailto:)/i.test(href)) {
      return (
        <a href={href} rel="noopener noreferrer nofollow">
          {inside}
        </a>
      )
    }
    return inside
  }, text ?? '')
