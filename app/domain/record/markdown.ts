import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { RichText } from '../document/types.ts'
import type { Block, CaseRecord, SaidInRecord } from './types.ts'

/** A record as Markdown. What people wrote stays words: none of it becomes markup, or HTML. */
export function markdownOf({ title, question, mark, sections }: CaseRecord): string {
  const children: RootContent[] = [
    heading(1, title),
    paragraph(mark),
    ...(question ? [holding([strong(question)])] : []),
    ...sections.flatMap(({ head, blocks }) => [heading(2, head), ...blocks.flatMap(contentOf)]),
    { type: 'thematicBreak' },
    paragraph(mark),
  ]
  const root: Root = { type: 'root', children }
  return toMarkdown(root, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
}

function contentOf(block: Block): RootContent[] {
  switch (block.kind) {
    case 'rich':
      return blocksOf(block.text)
    case 'lines':
      return block.lines.map(paragraph)
    case 'facts':
      return [list(block.facts.map(({ label, words }) => [strong(`${label}:`), ...phrasing(` ${words}`)]))]
    case 'table':
      // Rows as a list: Markdown has no tables of its own.
      return [
        list(
          block.rows.map((row) =>
            row.flatMap((words, at) => [
              ...(at > 0 ? phrasing(' ') : []),
              strong(`${block.columns[at]}:`),
              ...phrasing(` ${words || '–'}${at < row.length - 1 ? '.' : ''}`),
            ]),
          ),
        ),
      ]
    case 'said':
      return block.said.flatMap((one) => saidOf(one, 3))
  }
}

const saidOf = ({ head, body, notes, replies }: SaidInRecord, depth: 3 | 4): RootContent[] => [
  heading(depth, head),
  ...body.map(paragraph),
  ...notes.map(
    (words): RootContent => ({ type: 'paragraph', children: [{ type: 'emphasis', children: phrasing(words) }] }),
  ),
  ...replies.flatMap((reply) => saidOf(reply, 4)),
]

const heading = (depth: 1 | 2 | 3 | 4, words: string): RootContent => ({
  type: 'heading',
  depth,
  children: phrasing(words),
})
const strong = (words: string): PhrasingContent => ({ type: 'strong', children: phrasing(words) })
const list = (items: readonly PhrasingContent[][]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map(
    (children): ListItem => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }),
  ),
})

/** Plain words: a line break stays one. */
const phrasing = (words: string): PhrasingContent[] =>
  words
    .split('\n')
    .flatMap((line, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: 'break' } as const] : []),
      { type: 'text', value: line },
    ])
const holding = (children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })
const paragraph = (words: string) => holding(phrasing(words))

interface Part {
  type?: string
  text?: string
  marks?: readonly { type: string }[]
  content?: readonly Part[]
}

/** What may stand in the text of a case or its notes (app/editor/schema.ts): paragraphs, lists and quotes. */
const blocksOf = (text: RichText): BlockContent[] => ((text.content ?? []) as Part[]).flatMap(blockOf)

function blockOf(part: Part): BlockContent[] {
  const inside = part.content ?? []
  switch (part.type) {
    case 'bulletList':
    case 'orderedList': {
      const items = inside.map(
        (item): ListItem => ({ type: 'listItem', spread: false, children: (item.content ?? []).flatMap(blockOf) }),
      )
      return [{ type: 'list', ordered: part.type === 'orderedList', spread: false, children: items }]
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: inside.flatMap(blockOf) }]
    case 'paragraph':
      return inside.length > 0 ? [{ type: 'paragraph', children: inside.flatMap(inline) }] : []
    default:
      return inside.flatMap(blockOf)
  }
}

function inline({ type, text, marks = [] }: Part): PhrasingContent[] {
  if (type === 'hardBreak') return [{ type: 'break' }]
  return marks.reduce<PhrasingContent[]>(
    (children, mark) =>
      mark.type === 'bold'
        ? [{ type: 'strong', children }]
        : mark.type === 'italic'
          ? [{ type: 'emphasis', children }]
          : children,
    phrasing(text ?? ''),
  )
}
