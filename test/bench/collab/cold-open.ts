import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { type Kind, pause, Speaker } from './speech.ts'

interface Trace {
  endContent: string
  txns: { patches: [at: number, deleted: number, inserted: string][] }[]
}

/** The recorded writing of a paper; null where the traces are not at hand. Source: josephg/editing-traces, CC BY 4.0 */
export function paperTrace(folder: string): Trace | null {
  const file = join(folder, 'automerge-paper.json.gz')
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace) : null
}

/** Types the whole trace into a document, every edit an update of its own. */
export async function fillTrace(
  kind: Kind,
  port: number,
  o: { name: string; traces: string },
): Promise<{ edits: number }> {
  const trace = paperTrace(o.traces)!
  const doc = new Y.Doc()
  const speaker = new Speaker(kind, port, o.name)
  await speaker.synced
  let acked = 0
  let sent = 1
  speaker.onAck = (accepted) => {
    acked = accepted
  }
  doc.on('update', (update: Uint8Array) => {
    speaker.ws.send(speaker.frameOf(update))
    sent += 1
  })
  const text = doc.getText('text')
  let n = 0
  for (const { patches } of trace.txns) {
    for (const [at, deleted, inserted] of patches) {
      if (deleted > 0) text.delete(at, deleted)
      if (inserted) text.insert(at, inserted)
    }
    n += 1
    if (n % 500 === 0) {
      await new Promise((next) => setImmediate(next))
      while (speaker.ws.bufferedAmount > 256 * 1024 || (kind === 'meedenken' && sent - acked > 20_000)) await pause(2)
    }
  }
  while (speaker.ws.bufferedAmount > 0 || (kind === 'meedenken' && sent > acked)) await pause(5)
  // Asking for everything again shows that the server has it all; the others store a while later.
  for (let tries = 0; tries < 200; tries++) {
    const check = new Speaker(kind, port, o.name)
    await check.synced
    const length = kind === 'floor' ? trace.endContent.length : lengthOf(check)
    await check.close()
    if (length === trace.endContent.length) break
    if (tries === 199) throw new Error(`the server has ${length} letters of ${trace.endContent.length}`)
    await pause(300)
  }
  await pause(kind === 'meedenken' ? 1500 : 12_000)
  await speaker.close()
  await pause(1000)
  return { edits: trace.txns.length }
}

/** ms from dialling to the moment at which the whole text is there, first open after a start. */
export async function coldOpen(
  kind: Kind,
  port: number,
  o: { name: string; traces: string },
): Promise<{ ms: number; syncedAt: number }> {
  const trace = paperTrace(o.traces)!
  const start = performance.now()
  const speaker = new Speaker(kind, port, o.name)
  const syncedAt = (await speaker.synced) - start
  const early = lengthOf(speaker) < trace.endContent.length
  while (lengthOf(speaker) < trace.endContent.length) {
    if (performance.now() - start > 30_000) throw new Error('the text never came')
    await pause(20)
  }
  const ms = speaker.heard.at(-1)!.at - start
  if (textIn(speaker) !== trace.endContent) throw new Error('another text came')
  await speaker.close()
  if (early && kind === 'meedenken') throw new Error('said synced before the content')
  return { ms, syncedAt }
}

const textIn = (speaker: Speaker) => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { update } of speaker.heard) Y.applyUpdate(doc, update)
  })
  return doc.getText('text').toString()
}
const lengthOf = (speaker: Speaker) => textIn(speaker).length
