import { type Extensions, getSchema } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import type { Schema } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import type { DocumentKind } from '../domain/document/types.ts'

/** A link may lead to a safe page or to a mailbox, nowhere else. */
export const isAllowedLink = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2000 && /^(https:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(href)

/** Only the address is stored; target, rel and class are the house's own and stand in the rendering. */
const SafeLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  openOnClick: false,
  autolink: false,
  protocols: ['https', 'mailto'],
  defaultProtocol: 'https',
  isAllowedUri: isAllowedLink,
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
})

const off = {
  undoRedo: false, // the shared document keeps its own
  code: false,
  codeBlock: false,
  strike: false,
  underline: false,
  link: false,
  trailingNode: false,
} as const

/** Text of cases, notes and the prikbord: paragraph, bold, italic, lists, quote, line break. */
export const caseText: Extensions = [StarterKit.configure({ ...off, heading: false, horizontalRule: false })]

/** Pages and minutes: the same, with headings 2 and 3, links and a rule between parts. */
export const pageText: Extensions = [StarterKit.configure({ ...off, heading: { levels: [2, 3] } }), SafeLink]

/** What may be written in a document of this kind. */
export const extensionsFor = (kind: DocumentKind): Extensions =>
  kind === 'practice-note' || kind === 'minutes' ? pageText : caseText

const schemas = new Map<Extensions, Schema>()

/** The ProseMirror schema of a kind of document; made once. */
export function schemaFor(kind: DocumentKind): Schema {
  const extensions = extensionsFor(kind)
  const schema = schemas.get(extensions) ?? getSchema(extensions)
  schemas.set(extensions, schema)
  return schema
}
