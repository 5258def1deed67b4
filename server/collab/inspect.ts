import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { limits } from './limits.ts'

/** What an update brings and what it leans on, read without building any of it. */
export interface Inspected {
  /** Client id to the clock after its last struct. */
  readonly reach: ReadonlyMap<number, number>
  /** Client id to the clock up to which the document must know it before this update fits. */
  readonly starts: ReadonlyMap<number, number>
  /** Client id to the highest clock that a struct refers to. */
  readonly leans: ReadonlyMap<number, number>
  readonly deletes: readonly Range[]
  readonly empty: boolean
}

interface Range {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** Where an update may write: names of texts. */
export interface Confines {
  readonly roots: ReadonlySet<string>
}

/** More structs, or ranges of deletions, in one frame than anybody types; applying them would hold up every other document. */
export class TooMany extends Error {}

const content = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
}
const xmlElement = 3
const xmlText = 6

/**
 * Reads an update (V1, yjs 13) to its last byte before anything is applied: a cut, mutated or V2 update ends here.
 * @throws {Error} when it cannot be decoded, or holds what no editor of ours writes: foreign names at the top,
 *   documents within the document, bytes. @throws {TooMany}
 */
export function inspect(update: Uint8Array, confines: Confines | null): Inspected {
  const from = decoding.createDecoder(update)
  const seen = { reach: new Map<number, number>(), starts: new Map<number, number>(), leans: new Map<number, number>() }
  let left: number = confines ? limits.structs : Number.POSITIVE_INFINITY
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    let structs = decoding.readVarUint(from)
    const client = decoding.readVarUint(from)
    let clock = decoding.readVarUint(from)
    if (structs > update.length) throw new Error('more structs than bytes')
    left -= Math.max(1, structs)
    if (left < 0) throw new TooMany()
    if (seen.starts.has(client)) throw new Error('a client twice')
    seen.starts.set(client, clock)
    for (; structs > 0; structs--) {
      const info = decoding.readUint8(from)
      const kind = info & 31
      const isItem = kind !== content.gc && kind !== content.skip
      const length = isItem ? item(from, info, seen.leans, confines) : decoding.readVarUint(from)
      if ((seen.leans.get(client) ?? -1) >= clock) throw new Error('leans on itself')
      if (!(length > 0) || !Number.isSafeInteger(clock + length)) throw new Error('impossible struct')
      clock += length
      if (kind === content.skip) raise(seen.starts, client, clock)
      else raise(seen.reach, client, clock)
    }
  }
  const deletes: Range[] = []
  const deleting = new Set<number>()
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    const client = decoding.readVarUint(from)
    if (deleting.has(client)) throw new Error('a client twice')
    deleting.add(client)
    let ranges = decoding.readVarUint(from)
    left -= Math.max(1, ranges)
    if (left < 0) throw new TooMany()
    // Yjs sorts them and joins what touches; ranges over each other would be walked through again and again.
    for (let after = 0; ranges > 0; ranges--) {
      const clock = decoding.readVarUint(from)
      const len = decoding.readVarUint(from)
      if (clock < after) throw new Error('ranges out of order')
      after = clock + len
      deletes.push({ client, clock, len })
    }
  }
  if (decoding.hasContent(from)) throw new Error('not an update of V1')
  return { ...seen, deletes, empty: seen.reach.size === 0 && deletes.length === 0 }
}

/** Reads an item; answers its length. */
function item(from: decoding.Decoder, info: number, leans: Map<number, number>, confines: Confines | null): number {
  const leansLeft = (info & 128) !== 0
  const leansRight = (info & 64) !== 0
  if (leansLeft) raise(leans, decoding.readVarUint(from), decoding.readVarUint(from))
  if (leansRight) raise(leans, decoding.readVarUint(from), decoding.readVarUint(from))
  let atRoot = false
  if (!leansLeft && !leansRight) {
    atRoot = decoding.readVarUint(from) === 1
    if (atRoot) {
      const root = decoding.readVarString(from)
      if (confines && !confines.roots.has(root)) throw new Error('foreign name')
    } else raise(leans, decoding.readVarUint(from), decoding.readVarUint(from))
    if ((info & 32) !== 0) {
      decoding.readVarString(from)
      if (confines && atRoot) throw new Error('foreign name')
    }
  }
  return contentLength(from, info & 31, confines, atRoot)
}

/** Reads the content of an item; answers how many clocks it takes. */
function contentLength(from: decoding.Decoder, kind: number, confines: Confines | null, atRoot: boolean): number {
  if (confines && atRoot && kind !== content.type && kind !== content.deleted)
    throw new Error('words outside a paragraph')
  switch (kind) {
    case content.deleted:
      return decoding.readVarUint(from)
    case content.string:
      return decoding.readVarString(from).length
    case content.format:
      decoding.readVarString(from)
      JSON.parse(decoding.readVarString(from))
      return 1
    case content.type: {
      const type = decoding.readVarUint(from)
      if (type > xmlText || (confines && type !== xmlElement && type !== xmlText)) throw new Error('foreign type')
      if (type === xmlElement || type === 5) decoding.readVarString(from)
      return 1
    }
    case content.any: {
      const length = decoding.readVarUint(from)
      for (let left = length; left > 0; left--) decoding.readAny(from)
      return length
    }
    case content.json: {
      const length = decoding.readVarUint(from)
      for (let left = length; left > 0; left--) json(decoding.readVarString(from))
      return length
    }
    default:
      if (confines) throw new Error('foreign content')
      return openContentLength(from, kind)
  }
}

/** Content that only a document for measuring may hold. */
function openContentLength(from: decoding.Decoder, kind: number): number {
  if (kind === content.binary) decoding.readVarUint8Array(from)
  else if (kind === content.embed) JSON.parse(decoding.readVarString(from))
  else if (kind === content.doc) {
    decoding.readVarString(from)
    decoding.readAny(from)
  } else throw new Error('unknown content')
  return 1
}

const json = (words: string) => words === 'undefined' || JSON.parse(words)

const raise = (of: Map<number, number>, client: number, to: number) => {
  const before = of.get(client)
  if (before === undefined || before < to) of.set(client, to)
}

/** Does the update lean on something that neither the document nor the update itself holds? */
export function isDangling(doc: Y.Doc, { reach, starts, leans, deletes }: Inspected): boolean {
  const known = (client: number) => Math.max(Y.getState(doc.store, client), reach.get(client) ?? 0)
  for (const [client, clock] of starts) if (Y.getState(doc.store, client) < clock) return true
  for (const [client, clock] of leans) if (known(client) <= clock) return true
  return deletes.some(({ client, clock, len }) => clock + len > known(client))
}

/** Does the document hold all of this already? Then a reader may send it, as every client does when it connects. */
export function holdsAll(doc: Y.Doc, { reach, deletes }: Inspected): boolean {
  for (const [client, to] of reach) if (to > Y.getState(doc.store, client)) return false
  return deletes.every(({ client, clock, len }) => isDeleted(doc, client, clock, len))
}

function isDeleted(doc: Y.Doc, client: number, clock: number, len: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || clock + len > Y.getState(doc.store, client)) return false
  for (let at = findIndex(structs, clock); at < structs.length; at++) {
    const struct = structs[at]!
    if (struct.id.clock >= clock + len) return true
    if (!struct.deleted) return false
  }
  return true
}

/**
 * Did `client` write anything from `clock` on where no editor of ours would: letters outside a text, bare values among
 * paragraphs, elements within elements without end, or beside what stands elsewhere?
 */
export function isMisplaced(doc: Y.Doc, client: number, clock: number): boolean {
  const structs = doc.store.clients.get(client) ?? []
  for (let at = findIndex(structs, clock); at < structs.length; at++) {
    const struct = structs[at]!
    if (!(struct instanceof Y.Item)) continue
    if (!isBeside(doc, struct, struct.origin) || !isBeside(doc, struct, struct.rightOrigin)) return true
    if (!struct.deleted && !isInPlace(struct)) return true
  }
  return false
}

/** What an item names as its neighbour stands in the same text, or is gone: else it would stand elsewhere when read again. */
function isBeside(doc: Y.Doc, item: Y.Item, neighbour: Y.ID | null): boolean {
  if (neighbour === null) return true
  const struct: Y.Item | Y.GC = Y.getItem(doc.store, neighbour)
  return !(struct instanceof Y.Item) || (struct.parent === item.parent && struct.parentSub === item.parentSub)
}

function isInPlace(item: Y.Item): boolean {
  const { content } = item
  const inText = item.parent instanceof Y.XmlText
  const isAttribute = item.parentSub !== null
  if (content instanceof Y.ContentString || content instanceof Y.ContentFormat) return inText && !isAttribute
  if (content instanceof Y.ContentType) return !inText && !isAttribute && depthOf(item) <= limits.depth
  return isAttribute
}

function depthOf(item: Y.Item): number {
  let depth = 0
  for (let up: Y.Item | null = item; up && depth <= limits.depth; depth++) {
    up = (up.parent as Y.AbstractType<unknown> | null)?._item ?? null
  }
  return depth
}

function findIndex(structs: readonly (Y.Item | Y.GC)[], clock: number): number {
  let low = 0
  let high = structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (structs[middle]!.id.clock <= clock) low = middle
    else high = middle - 1
  }
  return low
}
