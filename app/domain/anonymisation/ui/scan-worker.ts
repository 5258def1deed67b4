import { aScanner, scan } from '../scan.ts'
import type { ScanOptions } from '../types.ts'

/** What a page asks of the worker; `page` says whose scanner, so that each remembers its own text. */
export interface Question {
  readonly page: string
  readonly number: number
  readonly pieces: readonly string[]
  readonly options: ScanOptions
}

const scanners = new Map<string, ReturnType<typeof aScanner>>()

self.addEventListener('message', ({ data }: MessageEvent<Question | { readonly gone: string }>) => {
  if ('gone' in data) return void scanners.delete(data.gone)
  const scanAgain = scanners.get(data.page) ?? aScanner()
  scanners.set(data.page, scanAgain)
  const answer = scanAgain(data.pieces, data.options)
  ;(self as unknown as Worker).postMessage({ page: data.page, number: data.number, answer })
})

// The word lists are read before anyone types.
scan('Daan (8) belt op 14 maart met mevrouw De Boer.')
