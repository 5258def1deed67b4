import { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { prosemirrorJSONToYXmlFragment, updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentKind, Fragments, RichText } from '#app/domain/document/types.ts'
import { allowedText } from '#app/editor/allowed.ts'
import { fragments as namesOf } from '#app/editor/fragments.ts'
import { schemaFor } from '#app/editor/schema.ts'

/** The texts of a document as they are stored, unknown parts included; only reads. */
export function rawTexts(doc: Y.Doc, kind: DocumentKind): Fragments {
  return Object.fromEntries(
    namesOf[kind].map((name) => [name, yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(name)) as RichText]),
  )
}

/** The texts of a document with only what its schema allows. */
export const textsOf = (doc: Y.Doc, kind: DocumentKind): Fragments =>
  Object.fromEntries(Object.entries(rawTexts(doc, kind)).map(([name, text]) => [name, allowedText(kind, text)]))

/**
 * Replaces the named texts as a minimal change, so that what others type meanwhile survives.
 * @throws {Error} for a name the kind does not have
 */
export function writeTexts(doc: Y.Doc, kind: DocumentKind, texts: Fragments): void {
  for (const [name, text] of Object.entries(texts)) {
    if (!(namesOf[kind] as readonly string[]).includes(name)) throw new Error(`no text of this name in a ${kind}`)
    const node = ProseMirrorNode.fromJSON(schemaFor(kind), allowedText(kind, text))
    updateYFragment(doc, doc.getXmlFragment(name), node, { mapping: new Map(), isOMark: new Map() })
  }
}

/** A new document that holds these texts, under client ids of its own. */
export function seeded(kind: DocumentKind, texts: Fragments): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const [name, text] of Object.entries(texts)) {
      const allowed = allowedText(kind, text)
      if (allowed.content?.length) prosemirrorJSONToYXmlFragment(schemaFor(kind), allowed, doc.getXmlFragment(name))
    }
  })
  return doc
}
