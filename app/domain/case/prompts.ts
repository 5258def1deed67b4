import type { Fragments, RichText } from '../document/types.ts'
import { plainText } from './paragraphs.ts'

interface Block {
  type?: string
  content?: unknown[]
}

const bold = (line: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', marks: [{ type: 'bold' }], text: line }],
})

/** The texts that a template begins with: each line in bold, with room below it. */
export const promptedTexts = (prompts: Readonly<Record<string, readonly string[]>>): Fragments =>
  Object.fromEntries(
    Object.entries(prompts).map(([name, lines]): [string, RichText] => [
      name,
      { type: 'doc', content: lines.flatMap((line) => [bold(line), { type: 'paragraph' }]) },
    ]),
  )

/**
 * The texts without the lines of the template under which nobody wrote: what says nothing is not put before readers.
 * Only lines that are word for word the template's, and only where the next thing is another or the end.
 */
export const withoutBarePrompts = (texts: Fragments, prompts: readonly string[]): Fragments =>
  prompts.length === 0
    ? texts
    : Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, withoutBare(text, new Set(prompts))]))

function withoutBare(text: RichText, prompts: ReadonlySet<string>): RichText {
  const blocks = (text.content ?? []) as Block[]
  const words = blocks.map((block) => plainText({ type: 'doc', content: [block] }).trim())
  const isPrompt = (at: number) => blocks[at]?.type === 'paragraph' && prompts.has(words[at] ?? '')
  const nextAfter = (at: number) => {
    let next = at + 1
    while (next < blocks.length && words[next] === '') next += 1
    return next
  }
  const kept: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const next = nextAfter(at)
    if (isPrompt(at) && (next >= blocks.length || isPrompt(next))) at = next - 1
    else kept.push(blocks[at] as Block)
  }
  return { type: 'doc', content: kept }
}
