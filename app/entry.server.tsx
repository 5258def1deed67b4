import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { WithNonce } from './nonce.tsx'

/** Milliseconds after which a page that is still waiting is given up. */
const patienceMs = 10_000

/** Draws a page, whole, before the first byte leaves: a fault in the middle still gets its own status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((done, fail) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(
      <WithNonce value={context.nonce}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </WithNonce>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          done(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
          pipe(body)
        },
        onShellError: fail,
        onError(error) {
          failed = true
          context.reportError(error)
        },
      },
    )
    setTimeout(abort, patienceMs).unref()
  })
}

/** Faults of loaders and actions: the gate has written them down; nothing is printed. */
export function handleError() {}
