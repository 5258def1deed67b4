import { coldOpen, fillTrace } from './cold-open.ts'
import { fanOut, lost, storm, throughput, typing } from './scenarios.ts'
import { type Kind, Speaker, typistUpdates } from './speech.ts'

/** The generator of load: a process of its own for each run, so that no run inherits another's heap. */
const ask = (words: unknown) =>
  new Promise<void>((done) => {
    process.once('message', () => done())
    process.send!(words)
  })

const scenarios = {
  typing: (kind: Kind, port: number, o: Parameters<typeof typing>[2]) =>
    typing(kind, port, o, (what) => process.send!({ ask: what })),
  fanOut,
  throughput: (kind: Kind, port: number, o: Parameters<typeof throughput>[2]) =>
    throughput(kind, port, o, () => ask({ ask: 'kill' })),
  lost,
  storm: (kind: Kind, port: number, o: Parameters<typeof storm>[2]) => storm(kind, port, o, () => ask({ ask: 'drop' })),
  fillTrace,
  coldOpen,
  /** Opens so many sockets on so many documents, each with a short text, and waits while memory is looked at. */
  async hold(kind: Kind, port: number, o: { sockets: number; documents: number; prefix: string }) {
    const speakers: Speaker[] = []
    for (let i = 0; i < o.sockets; i++) {
      speakers.push(new Speaker(kind, port, `${o.prefix}-${i % o.documents}`))
      if (i % 50 === 49) await Promise.all(speakers.slice(-50).map((one) => one.synced))
    }
    await Promise.all(speakers.map((one) => one.synced))
    for (let i = 0; i < o.documents; i++) {
      for (const update of typistUpdates(7000 + i, 100)) speakers[i]!.ws.send(speakers[i]!.frameOf(update))
    }
    await new Promise((done) => setTimeout(done, 4000))
    await ask({ ask: 'measure' })
    await Promise.all(speakers.map((one) => one.close()))
  },
}

const [name, kind, port, options] = process.argv.slice(2) as [keyof typeof scenarios, Kind, string, string]
try {
  const run = scenarios[name] as (kind: Kind, port: number, options: unknown) => Promise<unknown>
  process.send!({ result: (await run(kind, Number(port), JSON.parse(options))) ?? null })
} catch (error) {
  process.send!({ failed: (error as Error).message })
}
process.disconnect()
