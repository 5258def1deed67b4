import { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform'
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { schemaFor } from '#app/editor/schema.ts'
import { aLine } from '#test/support/line.ts'
import { chance, seed, size, sized, tell } from '#test/support/size.ts'
import { isSame, isWhole, onDisk } from './desk.ts'
import { aHouse, aNode, enter, type House, paragraphs, until, type Writer } from './house.ts'

let house: House
let other: Awaited<ReturnType<typeof aNode>>
beforeAll(async () => {
  house = await aHouse()
  other = await aNode(house.database)
})
afterAll(async () => {
  await other.close()
  await house.close()
})

const schema = schemaFor('practice-note')
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
type Random = (below: number) => number
type Deed = (tr: Transform, random: Random) => void

/** A place where letters stand, in the text as an editor sees it. */
function somewhere(doc: ProseMirrorNode, random: Random): number {
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) {
      for (let i = 0; i <= node.content.size; i++) if (!splitsLetter(node.textContent, i)) places.push(pos + 1 + i)
    }
    return !node.isTextblock
  })
  return places[random(places.length)] ?? 0
}

/** No editor puts its caret in the middle of an emoji. */
const splitsLetter = (words: string, at: number) => /[\uD800-\uDBFF]/.test(words.charAt(at - 1))

/** A little further on in the same paragraph. */
function furtherOn(doc: ProseMirrorNode, from: number, by: number): number {
  const $from = doc.resolve(from)
  let to = Math.min($from.end(), from + by)
  if (splitsLetter($from.parent.textContent, to - $from.start())) to += 1
  return to
}

/** What an editor does to a text, each as one transaction. */
const deeds: Record<string, Deed> = {
  type: (tr, random) =>
    tr.insert(
      somewhere(tr.doc, random),
      schema.text(`${String.fromCharCode(97 + random(26))}é🙂`.slice(0, 1 + random(4)).replace(/[\uD800-\uDBFF]$/, '')),
    ),
  delete(tr, random) {
    const from = somewhere(tr.doc, random)
    const to = furtherOn(tr.doc, from, 1 + random(5))
    if (to > from) tr.delete(from, to)
  },
  split(tr, random) {
    const at = somewhere(tr.doc, random)
    if (canSplit(tr.doc, at)) tr.split(at)
  },
  join(tr, random) {
    const $at = tr.doc.resolve(somewhere(tr.doc, random))
    const edge = $at.depth > 0 ? $at.before(1) : 0
    if (edge > 0 && canJoin(tr.doc, edge)) tr.join(edge)
  },
  mark(tr, random) {
    const from = somewhere(tr.doc, random)
    const to = furtherOn(tr.doc, from, 1 + random(8))
    if (to > from) tr.addMark(from, to, schema.mark(random(2) ? 'bold' : 'italic'))
  },
}
const names = Object.keys(deeds)

/** One deed of somebody on their own copy of the text, written into it as their editor would. */
function act({ doc }: Writer, undo: Y.UndoManager, random: Random): string {
  if (random(8) === 0) {
    if (random(2)) undo.undo()
    else undo.redo()
    return 'undo'
  }
  const fragment = doc.getXmlFragment('body')
  const json = yXmlFragmentToProsemirrorJSON(fragment) as { content: unknown[] }
  const now = ProseMirrorNode.fromJSON(schema, json.content.length > 0 ? json : paragraphs('x'))
  const tr = new Transform(now)
  const name = names[random(names.length)]!
  deeds[name]!(tr, random)
  if (tr.docChanged) {
    doc.transact(() => updateYFragment(doc, fragment, tr.doc, { mapping: new Map(), isOMark: new Map() }), 'editor')
  }
  return name
}

/** One history: some people on two nodes, over lines that are slow and break. */
async function history(from: number): Promise<{ deeds: number; cuts: number }> {
  const random = chance(from)
  const page = await house.aPage({ body: paragraphs('Slaap is de eerste stap.', 'Daarna grounding.', 'Samen kijken.') })
  const lines = [await aLine(house.port), await aLine(other.port)]
  const cast = (['bram', 'dina', 'samira', 'bram', 'dina'] as const).slice(0, 2 + random(4))
  const writers = cast.map((name, i) =>
    enter({ port: lines[i % 2]!.port, room: `${page}.1`, cookie: house.cookies[name] }),
  )
  const undos = writers.map(
    ({ doc }) => new Y.UndoManager(doc.getXmlFragment('body'), { trackedOrigins: new Set(['editor']) }),
  )
  await until(() => writers.every(({ provider }) => provider.synced))
  let cuts = 0
  let done = 0

  for (let step = 0; step < 30; step++) {
    const who = random(writers.length)
    act(writers[who]!, undos[who]!, random)
    done += 1
    const luck = random(20)
    if (luck === 0) {
      lines[random(2)]!.cut()
      cuts += 1
    } else if (luck === 1) lines[random(2)]!.delay(random(15))
    else if (luck < 8) await pause(random(6))
  }
  for (const line of lines) line.delay(0)

  const calm = () =>
    writers.every(({ provider, counts }) => provider.synced && counts.sent > 0 && counts.sent === counts.accepted)
  await until(calm, 15_000).catch(() => {
    const states = writers.map(
      ({ provider, counts, closed }) => `${provider.synced} ${counts.sent}/${counts.accepted} ${closed}`,
    )
    throw new Error(`seed ${from}: not everybody is saved: ${states.join(' | ')} ${why()}`)
  })
  await until(() => writers.every(({ doc }) => isSame(doc, writers[0]!.doc)), 5000).catch(() => undefined)
  const disk = await onDisk(house.database.pool, page)
  for (const { doc } of [...writers, disk]) {
    if (!isSame(doc, writers[0]!.doc)) {
      const texts = [...writers, disk].map((one) => one.doc.getXmlFragment('body').toString())
      const vectors = [...writers, disk].map((one) =>
        JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(one.doc))].sort()),
      )
      throw new Error(
        `seed ${from}: two screens differ: ${texts.join('\n')} ${[...new Set(vectors)].join('\n')} ${why()}`,
      )
    }
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`seed ${from}: something dangles`)
  }
  if (!(await isWhole(house.database.pool, page))) throw new Error(`seed ${from}: the log has a gap`)
  ProseMirrorNode.fromJSON(schema, yXmlFragmentToProsemirrorJSON(disk.doc.getXmlFragment('body'))).check()
  for (const one of writers) one.leave()
  for (const line of lines) await line.close()
  return { deeds: done, cuts }
}

/** What the nodes themselves say went wrong. */
const why = () =>
  [house.collab, other.collab]
    .map((one) =>
      one
        .metrics()
        .match(/^collab_(refused|closed)[^\n]*/gm)
        ?.join(' '),
    )
    .join(' / ')

describe('people who edit at random, on two nodes, over lines that are slow and break', () => {
  it(
    'end up with the same text on every screen and on disk, with nothing missing in the log',
    async () => {
      const seeds = Array.from({ length: sized({ short: 12, middle: 80, long: 500 }) }, (_, i) => seed + i)
      let [all, cuts] = [0, 0]
      const failures: string[] = []

      for (const one of seeds) {
        const run = await history(one).catch((error: Error) => failures.push(error.message))
        if (typeof run === 'object') [all, cuts] = [all + run.deeds, cuts + run.cuts]
      }

      tell('random histories', { seeds: seeds.length, deeds: all, cuts, failures: failures.length })
      expect(failures).toEqual([])
      expect(size !== 'short' || cuts).not.toBe(0)
    },
    sized({ short: 120_000, middle: 300_000, long: 1_800_000 }),
  )
})
