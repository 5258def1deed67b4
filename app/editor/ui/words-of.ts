import * as Y from 'yjs'

/** Everything that is written in a document, in plain lines: for the one time that it must be copied by hand. */
export function wordsOf(doc: Y.Doc, fragments: readonly string[]): string {
  return fragments
    .map((name) => linesOf(doc.getXmlFragment(name)).join('\n'))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

function linesOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [plain(child)]
    if (!(child instanceof Y.XmlElement)) return []
    const inline = child.toArray().every((inner) => inner instanceof Y.XmlText || isBreak(inner))
    return inline
      ? [
          child
            .toArray()
            .map((inner) => (inner instanceof Y.XmlText ? plain(inner) : '\n'))
            .join(''),
        ]
      : linesOf(child)
  })
}

const isBreak = (node: unknown) => node instanceof Y.XmlElement && node.nodeName === 'hardBreak'
const plain = (text: Y.XmlText) =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
