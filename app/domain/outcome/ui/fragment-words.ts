import type * as Y from 'yjs'

/** The words of a shared text as they stand in this window: blocks apart by a space, line breaks as one. */
export const fragmentWords = (part: Y.XmlFragment): string =>
  part
    .toArray()
    .map((child) => {
      if (isText(child))
        return child
          .toDelta()
          .map((piece: { insert: unknown }) => (typeof piece.insert === 'string' ? piece.insert : ''))
          .join('')
      const { nodeName } = child as Y.XmlElement
      return nodeName === 'hardBreak' ? ' ' : ` ${fragmentWords(child as Y.XmlElement)} `
    })
    .join('')

const isText = (child: unknown): child is Y.XmlText => typeof (child as Y.XmlText).toDelta === 'function'
