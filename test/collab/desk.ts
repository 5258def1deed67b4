import * as Y from 'yjs'
import type { Pool } from '#db/connect.ts'
import { storedDocument } from '#db/queries/document.ts'
import { openStored } from '#server/collab/stored.ts'
import { type Entrance, enter, type Writer } from './house.ts'

/** Somebody who types lines of their own, and what may be said of each line. */
export interface Typist {
  readonly name: string
  readonly writer: Writer
  /** Every line typed, each one change and so one frame. */
  readonly typed: string[]
  /** Lines that the server has acknowledged on the present socket. */
  acknowledged(): string[]
  /** Lines of others that were on this screen. */
  seen(): string[]
  type(): void
  leave(): void
}

/** Sits down at a document. Lines carry `name`, so that each is typed once in the whole test. */
export function aTypist(name: string, entrance: Entrance): Typist {
  const writer = enter(entrance)
  const typed: string[] = []
  return {
    name,
    writer,
    typed,
    // The first frame that a socket acknowledges is its answer to the server's question.
    acknowledged: () => typed.slice(0, Math.max(0, writer.counts.accepted - 1)),
    seen: () => linesIn(writer.doc).filter((line) => !line.startsWith(`${name} `)),
    type() {
      typed.push(`${name} ${typed.length}`)
      writer.types(typed.at(-1)!)
    },
    leave: () => writer.leave(),
  }
}

/** Lets everyone type every few ms until `until` resolves. */
export async function typing(typists: readonly Typist[], until: Promise<unknown>, everyMs = 4): Promise<void> {
  const beat = setInterval(() => {
    for (const one of typists) one.type()
  }, everyMs)
  try {
    await until
  } finally {
    clearInterval(beat)
  }
}

/** The document as it lies on disk, read without any server. */
export async function onDisk(pool: Pool, id: string): Promise<{ lines: string[]; doc: Y.Doc }> {
  const row = await storedDocument(pool, id)
  const doc = openStored(row!)
  return { lines: linesIn(doc), doc }
}

export const linesIn = (doc: Y.Doc, name = 'body') =>
  doc
    .getXmlFragment(name)
    .toArray()
    .map((one) => (one as Y.XmlElement).toArray().map(String).join(''))

/** Are the sequence numbers in the log without gaps, up to where the document says it is? */
export async function isWhole(pool: Pool, id: string): Promise<boolean> {
  const [row] = await pool<{ whole: boolean }[]>`
    select d.head_seq - d.snap_seq = count(u.seq) and coalesce(max(u.seq), d.snap_seq) = d.head_seq as whole
      from collab_doc d left join collab_update u on u.doc_id = d.id and u.epoch = d.epoch and u.seq > d.snap_seq
     where d.id = ${id} group by d.id`
  return row!.whole
}

/** Two documents that hold the same, down to deletions. */
export const isSame = (a: Y.Doc, b: Y.Doc) =>
  Buffer.compare(Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)) === 0 ||
  (Buffer.compare(Y.encodeStateVector(a), Y.encodeStateVector(b)) === 0 &&
    a.getXmlFragment('body').toString() === b.getXmlFragment('body').toString())
