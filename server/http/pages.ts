import { createRequestHandler, type ServerBuild, writeReadableStreamToWritable } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import type { LoadContext } from '#app/load-context.ts'

/** What each page gets, beside what belongs to its own answer. */
export type Services = Omit<LoadContext, 'nonce' | 'client' | 'cookies' | 'setCookie'>

/**
 * Hands a request to Remix. The address is built from our own origin, never from what the request says of itself, and
 * the body is the counted one. The context is made anew for each request.
 */
export function pages(
  build: () => Promise<ServerBuild>,
  services: Services,
  { mode, proxyHops }: { mode: string; proxyHops: number },
): RequestHandler {
  const handle = createRequestHandler(build, mode)
  return (req, res, next) => {
    const context: LoadContext = {
      ...services,
      nonce: res.locals.nonce as string,
      client: { address: addressOf(req, proxyHops), agent: String(req.headers['user-agent'] ?? '').slice(0, 400) },
      cookies: req.headers.cookie ?? null,
      setCookie: (header) => void res.append('Set-Cookie', header),
    }
    handle(asRequest(req, res, services.settings.publicUrl), context as never)
      .then((answer) => send(answer, res))
      .catch(next)
  }
}

/**
 * The address of the other side. Each proxy of ours adds one to the end of X-Forwarded-For; what stands before those
 * was said by a stranger and is not believed.
 */
export function addressOf(req: Pick<ExpressRequest, 'headers' | 'socket'>, hops: number): string {
  const said = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  return (hops > 0 && said.at(-hops)) || req.socket.remoteAddress || ''
}

function asRequest(req: ExpressRequest, res: ExpressResponse, origin: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) headers.append(name, one)
  }
  const gone = new AbortController()
  res.on('close', () => res.writableFinished || gone.abort())
  const body = res.locals.body as Buffer | undefined
  return new Request(new URL(req.originalUrl.replace(/^\/+/, '/'), origin), {
    method: req.method,
    headers,
    signal: gone.signal,
    body: body ? new Uint8Array(body) : undefined,
  })
}

async function send(answer: Response, res: ExpressResponse) {
  res.status(answer.status)
  if (answer.statusText) res.statusMessage = answer.statusText
  // A page that refuses is drawn anew, without the headers of the refusal.
  if (answer.status === 503) res.setHeader('Retry-After', '5')
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') res.append(name, value)
    else res.setHeader(name, value)
  }
  if (answer.body) await writeReadableStreamToWritable(answer.body, res)
  else res.end()
}
