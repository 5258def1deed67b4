import { createHash, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { createServer } from 'node:tls'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { aBrowser } from './browser.ts'
import { aServer, freePort, type TestServer } from './server.ts'

const beside = (name: string) => readFileSync(new URL(`../mail/${name}`, import.meta.url), 'utf8')
const certificate = beside('localhost.pem')

export interface RealServer extends TestServer {
  /** Where members reach it: https, through a front that speaks TLS as in real use. */
  readonly origin: string
  /** The code of the first start. */
  readonly setupCode: string
}

type Settings = Record<string, string>

/**
 * The server in real mode, with something in front of it that speaks TLS.
 * @param env  or what makes it, for who must know where members will reach the server
 */
export async function aRealServer(env: Settings | ((origin: string) => Promise<Settings>) = {}): Promise<RealServer> {
  const inside = await freePort()
  const front = createServer({ key: beside('localhost-key.pem'), cert: certificate }, (outer) => {
    const inner = connect(inside, '127.0.0.1')
    outer.on('error', () => inner.destroy()).on('close', () => inner.destroy())
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy())
    outer.pipe(inner).pipe(outer)
  })
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready))
  const origin = `https://localhost:${(front.address() as AddressInfo).port}`
  const more = typeof env === 'function' ? await env(origin) : env
  const server = await aServer({ PUBLIC_URL: origin, PORT: String(inside), ...more })
  return Object.assign(Object.create(server), {
    origin,
    get setupCode() {
      return /de code is ([0-9A-Z-]+)\./.exec(server.output())?.[1] ?? ''
    },
    async remove() {
      front.close()
      await server.remove()
    },
  })
}

/** A browser that takes the certificate of these tests for good. */
export const aTrustingBrowser = (): Promise<Browser> => {
  const key = createPublicKey(certificate).export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(key).digest('base64')
  return aBrowser([`--ignore-certificate-errors-spki-list=${pin}`])
}

export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  /** Passkeys made here; the finger is on the sensor unless it is lifted. */
  readonly sensor: { lift(): Promise<void>; touch(): Promise<void>; passkeys(): Promise<number> }
}

/** Someone's own device: their own cookies, and a built-in authenticator that checks who holds it. */
export async function aDevice(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Device> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const verified = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(() => undefined)
  return {
    context,
    page,
    sensor: {
      lift: () => verified(false),
      touch: () => verified(true),
      passkeys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    },
  }
}
