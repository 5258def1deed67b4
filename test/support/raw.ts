import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import WebSocket from 'ws'

export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** One HTTP request exactly as given: no browser, no cookie jar, any header. */
export const ask = (
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> =>
  new Promise((done, fail) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    request.on('error', fail)
    request.end(body)
  })

/** Bytes straight onto the port; answers everything that came back. */
export const bytes = (port: number, said: string | Buffer, patienceMs = 2000): Promise<string> =>
  new Promise((done) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(said))
    const end = () => {
      socket.destroy()
      done(heard)
    }
    setTimeout(end, patienceMs).unref()
    socket.on('data', (part) => {
      heard += part
    })
    socket.on('error', end)
    socket.on('close', end)
  })

/** Signs in to the trial as someone and answers the Cookie header of their session. */
export async function cookieOf(url: string, firstName: string): Promise<string> {
  const page = await ask(`${url}/sign-in`)
  const ids = [
    ...page.body.matchAll(/name="member" value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})" name="member"/g),
  ].map((m) => m[1] ?? m[2])
  for (const id of ids) {
    const answer = await ask(`${url}/persona`, {
      method: 'POST',
      headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `member=${id}&to=%2Faccount`,
    })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    const account = await ask(`${url}/account`, { headers: { Cookie: cookie } })
    if (account.body.includes(`value="${firstName} `)) return cookie
  }
  throw new Error(`There is no ${firstName} in the example group.`)
}

/** Opens a socket and answers how it ended: an HTTP status, or a close code. */
export const closeOf = (
  url: string,
  { headers = {}, send }: { headers?: Record<string, string>; send?: (socket: WebSocket) => void } = {},
): Promise<{ status?: number; code?: number }> =>
  new Promise((done) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
    socket.on('unexpected-response', (_request, response) => {
      done({ status: response.statusCode })
      response.destroy()
    })
    socket.on('open', () => send?.(socket))
    socket.on('close', (code) => done({ code }))
    socket.on('error', () => undefined)
  })
