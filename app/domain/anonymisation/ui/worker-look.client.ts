import type { Look } from '../page-check.ts'
import type { ScannedPieces } from '../scan.ts'
import type { Question } from './scan-worker.ts'

type Answer = { readonly page: string; readonly number: number; readonly answer: ScannedPieces }

let worker: Worker | null = null
let broken = false
const waiting = new Map<string, (answer: ScannedPieces) => void>()
let count = 0

/**
 * Looks by a worker that all texts of this window share, so that typing never waits. Where a worker cannot run, the
 * page looks by itself. Answers the look, and how to let go of what it remembers.
 */
export function lookByWorker(): { look: Look; close(): void } {
  const page = String(count++)
  return {
    look: (pieces, options) =>
      new Promise((done, fail) => {
        const started = start()
        if (!started) {
          void import('../scan.ts').then(({ aScanner }) => done(aScanner()(pieces, options)), fail)
          return
        }
        const number = count++
        waiting.set(`${page}.${number}`, done)
        started.postMessage({ page, number, pieces, options } satisfies Question)
      }),
    close: () => worker?.postMessage({ gone: page }),
  }
}

function start(): Worker | null {
  if (worker || broken) return worker
  try {
    worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' })
  } catch {
    broken = true
    return null
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const key = `${data.page}.${data.number}`
    waiting.get(key)?.(data.answer)
    waiting.delete(key)
  })
  worker.addEventListener('error', () => {
    broken = true
    worker?.terminate()
    worker = null
    // Whoever waits is answered with nothing found in nothing, and asks again after the next change.
    for (const done of waiting.values()) done({ pieces: [], combinations: [], version: 0 })
    waiting.clear()
  })
  return worker
}
