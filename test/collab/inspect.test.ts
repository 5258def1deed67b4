import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFrame } from '#server/collab/frames.ts'
import { inspect, isDangling, isMisplaced } from '#server/collab/inspect.ts'
import { asOne } from '#server/collab/stored.ts'
import { chance, seed, sized, tell } from '#test/support/size.ts'

const confines = { roots: new Set(['body']) }

/** A text that is written in, and each of its updates on the way. */
function aText(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const body = doc.getXmlFragment('body')
  for (const words of ['Slaap is de eerste stap.', 'Daarna grounding 🙂.']) {
    const paragraph = new Y.XmlElement('paragraph')
    body.push([paragraph])
    const text = new Y.XmlText(words)
    paragraph.push([text])
    text.insert(5, ' echt')
    text.format(0, 4, { bold: {} })
    text.delete(2, 3)
    paragraph.setAttribute('level', 2 as never)
  }
  updates.push(Y.encodeStateAsUpdate(doc))
  return { doc, updates }
}

describe('reading an update before anything of it is applied', () => {
  it('understands every update of an editor as yjs does', () => {
    for (const update of aText().updates) {
      const { structs } = Y.decodeUpdate(update)
      const seen = inspect(update, confines)
      const reach = new Map<number, number>()
      for (const { id, length } of structs) reach.set(id.client, Math.max(reach.get(id.client) ?? 0, id.clock + length))
      expect(new Map(seen.reach)).toEqual(reach)
      expect(seen.deletes.length > 0).toBe(Y.decodeUpdate(update).ds.clients.size > 0)
    }
  })

  it(
    'lets nothing through that does not fit, hangs or cannot be read again, of many that were cut, flipped and invented',
    () => {
      const tries = sized({ short: 20_000, middle: 100_000, long: 5_000_000 })
      const random = chance(seed)
      const { doc, updates } = aText()
      const inV2 = updates.map((update) => Y.convertUpdateFormatV1ToV2(update))
      const state = Y.encodeStateAsUpdate(doc)
      let [refused, dangling, misplaced, taken, slowest] = [0, 0, 0, 0, 0]

      for (let i = 0; i < tries; i++) {
        const update = mutant(random, updates, inV2)
        const from = performance.now()
        let seen: ReturnType<typeof inspect>
        try {
          readFrame(Buffer.concat([Buffer.from([0, 2, Math.min(127, update.length)]), update]))
        } catch {
          // a frame that is cut short
        }
        try {
          seen = inspect(update, confines)
        } catch {
          refused += 1
          slowest = Math.max(slowest, performance.now() - from)
          continue
        }
        const copy = new Y.Doc()
        Y.applyUpdate(copy, state)
        if (isDangling(copy, seen)) dangling += 1
        else {
          const before = new Map([...seen.reach.keys()].map((client) => [client, Y.getState(copy.store, client)]))
          try {
            asOne(copy, 'test', () => Y.applyUpdate(copy, update))
            if ([...before].some(([client, clock]) => isMisplaced(copy, client, clock))) misplaced += 1
            else {
              const again = new Y.Doc()
              Y.applyUpdate(again, Y.encodeStateAsUpdate(copy))
              if (
                again.store.pendingStructs ||
                again.getXmlFragment('body').toString() !== copy.getXmlFragment('body').toString()
              ) {
                throw new Error(`try ${i}: cannot be read again`)
              }
              again.destroy()
              taken += 1
            }
          } catch (error) {
            if ((error as Error).message.startsWith('try ')) throw error
            misplaced += 1 // thrown while it was applied: the room reads its text again
          }
        }
        slowest = Math.max(slowest, performance.now() - from)
        copy.destroy()
      }

      tell('mutated updates', {
        tries,
        refused,
        dangling,
        misplaced,
        'taken, for they are sound': taken,
        'slowest ms': slowest.toFixed(1),
      })
      expect(refused + dangling + misplaced).toBeGreaterThan(tries / 2)
      expect(slowest).toBeLessThan(1000)
    },
    sized({ short: 60_000, middle: 240_000, long: 3_600_000 }),
  )
})

function mutant(
  random: (below: number) => number,
  updates: readonly Uint8Array[],
  inV2: readonly Uint8Array[],
): Uint8Array {
  const update = Uint8Array.from(updates[random(updates.length)]!)
  switch (random(6)) {
    case 0:
      return randomBytes(1 + random(60))
    case 1:
      return update.subarray(0, 1 + random(update.length))
    case 2:
      return inV2[random(inV2.length)]!
    case 3:
      return Buffer.concat([update, randomBytes(1 + random(5))])
    default:
      for (let flips = 1 + random(4); flips > 0; flips--) update[random(update.length)]! ^= 1 << random(8)
      return update
  }
}
