import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { RegionSettings } from '#server/env.ts'

/** Whom the region's sign-on shows, and how they showed who they are there. */
export interface Shown {
  account: string
  amr?: string[]
  acr?: string
}

export type Claims = Record<string, unknown>

export interface RegionServer {
  readonly settings: RegionSettings
  /** Whoever comes signs in as this person at once; null shows a form with one field instead. */
  shows: Shown | null
  /** Bends what it says of someone, and signs that. */
  lie: ((claims: Claims) => Claims) | null
  /** Signs with a key that is not its own. */
  forges: boolean
  /** What it was asked for, each time. */
  readonly asked: URLSearchParams[]
  /** Goes there as a browser would, with cookies of its own. Answers what it brings back, from the ? on. */
  visit(address: string): Promise<string>
  close(): Promise<void>
}

/** The same as the environment says it. */
export const asEnv = ({ settings }: Pick<RegionServer, 'settings'>) => ({
  REGION_ISSUER: settings.issuer,
  REGION_CLIENT_ID: settings.clientId,
  REGION_CLIENT_SECRET: settings.clientSecret,
  REGION_NAME: settings.name,
})

const kid = 'the-region'

/** A real OpenID Connect server, on loopback. */
export async function aRegionServer(publicUrl: string, { basic = true } = {}): Promise<RegionServer> {
  const key = aKey()
  const other = aKey()
  const http = createServer()
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const returnTo = `${publicUrl}/sign-in/region/return`
  const settings = {
    name: 'Regio Zuid',
    issuer: `${issuer}/`,
    clientId: 'meedenken',
    clientSecret: 's3cret',
    acr: null,
  }

  const region: RegionServer = {
    settings,
    shows: { account: 'a-1', amr: ['pwd', 'otp'] },
    lie: null,
    forges: false,
    asked: [],
    async visit(address) {
      const jar = new Map<string, string>()
      for (let next = address; ; ) {
        if (next.startsWith(returnTo)) return next.slice(returnTo.length)
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
        for (const one of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
          if (value) jar.set(name, value)
          else jar.delete(name)
        }
        const to = answer.headers.get('location')
        if (!to) throw new Error(`The region's sign-on stopped with ${answer.status}: ${await answer.text()}`)
        next = new URL(to, next).href
      }
    },
    close: () =>
      new Promise((done) => {
        http.close(() => done())
        http.closeAllConnections()
      }),
  }

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [returnTo],
        token_endpoint_auth_method: basic ? 'client_secret_basic' : 'client_secret_post',
      },
    ],
    clientAuthMethods: [basic ? 'client_secret_basic' : 'client_secret_post'],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub', 'acr', 'amr'] },
    ttl: { AccessToken: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/show/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    // Nobody is asked whether we may know who they are: the region settles that with us.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.oidc?.route !== 'token' || (!region.lie && !region.forges)) return
    const body = ctx.body as { id_token?: string }
    if (!body.id_token) return
    const said = JSON.parse(Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString()) as Claims
    const parts = [{ alg: 'RS256', kid }, region.lie ? region.lie(said) : said]
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    const signature = sign('RSA-SHA256', Buffer.from(text), region.forges ? other : key)
    body.id_token = `${text}.${signature.toString('base64url')}`
  })

  async function show(request: IncomingMessage, response: ServerResponse) {
    let who = region.shows
    if (!who && request.method === 'POST') {
      let body = ''
      for await (const part of request) body += part
      who = { account: new URLSearchParams(body).get('account') ?? '', amr: ['pwd', 'otp'] }
    }
    if (who) {
      const { account: accountId, amr, acr } = who
      return provider.interactionFinished(request, response, { login: { accountId, amr, acr, remember: true } })
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      '<!doctype html><title>Regio Zuid</title><form method="post"><label>Account <input name="account"></label><button>Inloggen</button></form>',
    )
  }
  const answer = provider.callback()
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/auth?')) region.asked.push(new URL(request.url, issuer).searchParams)
    if (!request.url?.startsWith('/show/')) return void answer(request, response)
    show(request, response).catch(() => response.destroy())
  })
  return region
}

const aKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
