import type { RequestHandler } from 'express'
import { refuse } from './refuse.ts'

/** The most a form may hold: 1 MiB. */
export const bodyLimitBytes = 1024 * 1024

/**
 * Counts a body before any page reads it. What is announced as too large is refused unread; what turns out too large
 * is cut off. The body is handed on whole, as `req.body` is read by nobody but Remix, through the stream.
 */
export const bodyLimit: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  if (Number(req.headers['content-length'] ?? 0) > bodyLimitBytes) return tooLarge(res)
  const parts: Buffer[] = []
  let size = 0
  req.on('data', (part: Buffer) => {
    size += part.length
    if (size > bodyLimitBytes) {
      req.removeAllListeners('data')
      req.pause()
      return tooLarge(res)
    }
    parts.push(part)
  })
  req.on('error', () => res.destroy())
  req.on('end', () => {
    if (size > bodyLimitBytes) return
    res.locals.body = Buffer.concat(parts)
    next()
  })
  function tooLarge(answer: typeof res) {
    answer.set('Connection', 'close')
    refuse(answer, 413, 'Dit is te groot om te versturen.')
    answer.once('finish', () => req.destroy())
  }
}
