import type { Request, RequestHandler, Response } from 'express'

/** A plain answer for requests that never reach a page. Says nothing about what exists. */
export function refuse(res: Response, status: number, sentence: string) {
  res.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)
}

const known = ['GET', 'HEAD', 'POST', 'OPTIONS']

/** Methods that no page knows are refused before anything else looks at them. */
export const onlyKnownMethods: RequestHandler = (req, res, next) => {
  if (!known.includes(req.method) || req.method === 'OPTIONS') {
    res.set('Allow', 'GET, HEAD, POST')
    return refuse(res, 405, 'Zo kan dit adres niet gebruikt worden.')
  }
  next()
}

/** Addresses that cannot be decoded (%zz) are refused, and those with a null byte, also in what is searched for. */
export const onlyReadableAddresses: RequestHandler = (req, res, next) => {
  try {
    if (decodeURIComponent(req.path).includes('\0') || req.originalUrl.includes('%00')) throw new Error('null')
  } catch {
    return refuse(res, 400, 'Dit adres klopt niet.')
  }
  next()
}

/** Did it come through a proxy, and so from outside? */
export const isForwarded = (req: Request) =>
  Object.keys(req.headers).some((name) => name.startsWith('x-forwarded-') || name === 'forwarded')

/** Did a program on this very computer ask, and not a proxy for somebody else? */
export const isFromThisMachine = (req: Request) =>
  /^(127\.|::1$|::ffff:127\.)/.test(req.socket.remoteAddress ?? '') && !isForwarded(req)

/**
 * Only requests meant for us: in the trial this computer alone, without a proxy in between; else the host of
 * PUBLIC_URL. Whatever a proxy says about the client is not believed.
 */
export const onlyOurHost =
  ({ trial, host }: { trial: boolean; host: string | null }): RequestHandler =>
  (req, res, next) => {
    const asked = (req.headers.host ?? '').toLowerCase()
    const ours = trial ? /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(asked) && !isForwarded(req) : asked === host
    if (!ours) return refuse(res, 421, 'Dit adres hoort niet bij deze server.')
    next()
  }

/** Deeds that need not come from our own pages: each carries a token of its own that can do nothing else. */
const withOwnToken = [/^\/mail\/off\/[\w-]{44}$/] // one click in a mail program (RFC 8058)

/** Every request that may change something must come from our own pages, but for those with a token of their own. */
export const onlyOurOrigin =
  (allowed: (origin: string) => boolean): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    if (withOwnToken.some((path) => path.test(req.path))) return next()
    const { origin } = req.headers
    const site = req.headers['sec-fetch-site']
    if (!origin || !allowed(origin) || (site !== undefined && site !== 'same-origin')) {
      return refuse(res, 403, 'Dit verzoek kwam niet van deze site.')
    }
    next()
  }
