import type { RichText } from '../document/types.ts'

interface Node {
  type?: string
  text?: string
  content?: unknown[]
}

/** The paragraphs of a text, in reading order, each as plain text; a line break counts as one character. */
export function paragraphsOf(text: RichText | undefined): string[] {
  const found: string[] = []
  walk(text as Node | undefined, (words) => {
    found.push(words)
    return true
  })
  return found
}

/** Plain text of the whole, paragraphs apart by a line: what limits on length are counted over. */
export const plainText = (text: RichText | undefined) => paragraphsOf(text).join('\n')

/** The text without the paragraphs whose place (from 0) is in `left`; lists and quotes left empty go as well. */
export function withoutParagraphs(text: RichText, left: ReadonlySet<number>): RichText {
  let at = -1
  const kept = walk(text as Node, () => {
    at += 1
    return !left.has(at)
  })
  return { type: 'doc', content: kept?.content ?? [] }
}

/** A copy of the tree with only the text blocks that `keep` says yes to, called in reading order. */
function walk(node: Node | undefined, keep: (words: string) => boolean): Node | null {
  if (!node || typeof node !== 'object') return null
  if (isTextBlock(node)) return keep(wordsOf(node)) ? node : null
  if (!Array.isArray(node.content)) return node
  const content = node.content.map((child) => walk(child as Node, keep)).filter((child) => child !== null)
  return content.length > 0 || node.type === 'doc' ? { ...node, content } : null
}

const textBlocks = new Set(['paragraph', 'heading', 'codeBlock'])
const isTextBlock = (node: Node) =>
  textBlocks.has(node.type ?? '') || (node.content ?? []).some((child) => (child as Node)?.type === 'text')

function wordsOf(node: Node): string {
  if (typeof node.text === 'string') return node.text
  if (node.type === 'hardBreak') return '\n'
  return (node.content ?? []).map((child) => wordsOf(child as Node)).join('')
}
