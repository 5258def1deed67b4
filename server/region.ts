import * as oidc from 'openid-client'
import { showedTwoFactors } from '#app/domain/access/rules.ts'
import type { Region, RegionSilence } from '#app/domain/access/types.ts'
import { freshMinutes } from '#app/domain/member/session-rules.ts'
import { type Env, isLoopback, type RegionSettings } from './env.ts'

/** How long the other side may take to answer, and for how long what it said of itself holds. */
const patienceSeconds = 5
const holdsMs = 3600_000

type Alarm = (what: string, code: string | null) => void

/** The region's sign-on as the environment has it. One line says when it is half set, or when nobody answers there. */
export function offerRegion({ region, regionFault }: Env, publicUrl: string, alarm: Alarm): Region | null {
  if (regionFault) process.stderr.write(`${regionFault}\n`)
  if (!region) return null
  const { isThere, ...offered } = aRegion(region, publicUrl, alarm)
  void isThere().then((there) => {
    if (!there)
      process.stderr.write(`REGION_ISSUER antwoordt niet: aanmelden via ${region.name} kan pas als dat lukt.\n`)
  })
  return offered
}

/**
 * A sign-on over OpenID Connect: authorization code with PKCE, state and nonce. Of what it knows about people we take
 * only who they are there. Whoever goes there always shows who they are: a session that stands open there proves
 * nothing about who sits here.
 */
export function aRegion(
  settings: RegionSettings,
  publicUrl: string,
  alarm: Alarm,
): Region & { isThere(): Promise<boolean> } {
  const issuer = new URL(settings.issuer)
  // On this very computer, as in tests, there is nobody in between; anywhere else it is https or nothing.
  const onLoopback = issuer.protocol === 'http:' && isLoopback(issuer)
  const isSafe = (url: URL) => url.protocol === 'https:' || (onLoopback && url.protocol === 'http:' && isLoopback(url))
  const safeFetch: oidc.CustomFetch = async (address, options) => {
    if (!isSafe(new URL(address))) throw new NotSafe()
    return fetch(address, options as RequestInit)
  }
  const returnTo = `${publicUrl}${returnPath}`

  let known: { at: number; config: Promise<oidc.Configuration> } | null = null
  function discovered(): Promise<oidc.Configuration> {
    if (known && Date.now() - known.at < holdsMs) return known.config
    const config = discover()
    const mine = { at: Date.now(), config }
    known = mine
    config.catch(() => {
      if (known === mine) known = null // whoever comes next asks anew
    })
    return config
  }
  async function discover(): Promise<oidc.Configuration> {
    try {
      const auth = inTheWayTheyTake(settings.clientSecret)
      const config = await oidc.discovery(issuer, settings.clientId, undefined, auth, {
        timeout: patienceSeconds,
        [oidc.customFetch]: safeFetch,
        // The signature of what it says is checked, also where TLS already says whose it is.
        execute: [oidc.enableNonRepudiationChecks, ...(onLoopback ? [oidc.allowInsecureRequests] : [])],
      })
      // The library lets some big houses answer for all their tenants: this installation knows one.
      if (new URL(config.serverMetadata().issuer).href !== issuer.href) throw new NotSafe()
      return config
    } catch (error) {
      throw new Away(error)
    }
  }

  return {
    name: settings.name,
    issuer: settings.issuer,
    isThere: () =>
      discovered().then(
        () => true,
        (error) => {
          alarm('region.away', codeOf(error))
          return false
        },
      ),

    async ask({ state, nonce, verifier }) {
      try {
        const to = oidc.buildAuthorizationUrl(await discovered(), {
          redirect_uri: returnTo,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          prompt: 'login',
          max_age: '0',
          ...(settings.acr && { acr_values: settings.acr }),
        })
        if (!isSafe(to)) throw new NotSafe()
        return to.href
      } catch (error) {
        alarm('region.away', codeOf(error))
        return null
      }
    },

    async answer(search, { state, nonce, verifier }) {
      try {
        const given = await oidc.authorizationCodeGrant(await discovered(), new URL(search, returnTo), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          maxAge: freshMinutes * 60,
        })
        const claims = given.claims()
        if (!claims || claims.sub.length === 0 || claims.sub.length > 255) return { silence: 'wrong' }
        return {
          subject: claims.sub,
          shownAt: new Date(Number(claims.auth_time) * 1000),
          twoFactors: showedTwoFactors({ acr: claims.acr, amr: claims.amr }, settings.acr),
        }
      } catch (error) {
        const silence = silenceOf(error)
        alarm(`region.${silence}`, codeOf(error))
        return { silence }
      }
    },
  }
}

/** The one address to which the region's sign-on sends people back. */
const returnPath = '/sign-in/region/return'

/** An address that is not to be trusted with anything. */
class NotSafe extends Error {
  readonly code = 'not-safe'
}

/** Nobody answers there, or not as whom we were told of. */
class Away extends Error {
  readonly code: string | null

  constructor(why: unknown) {
    super('away')
    this.code = codeOf(why)
  }
}

/** Our secret in the header where they take it there, as the standard would have it; in the form where they do not. */
const inTheWayTheyTake =
  (secret: string): oidc.ClientAuth =>
  (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = taken.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost
    return way(secret)(server, ...rest)
  }

/** What of an error may be written down: one word, also where the other side chose it. */
function codeOf(error: unknown): string | null {
  const { error: said, code, name } = error as { error?: string; code?: string; name?: string }
  return /^[\w-]{1,60}$/.exec(said ?? code ?? name ?? '')?.[0] ?? null
}

function silenceOf(error: unknown): RegionSilence {
  if (error instanceof Away) return 'away'
  if (error instanceof oidc.AuthorizationResponseError) {
    if (['access_denied', 'login_required', 'interaction_required', 'consent_required'].includes(error.error))
      return 'cancelled'
    return ['server_error', 'temporarily_unavailable'].includes(error.error) ? 'away' : 'wrong'
  }
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'away' : 'wrong'
  const { code, cause } = error as { code?: string; cause?: unknown }
  if (cause instanceof Response && cause.status >= 500) return 'away'
  const unreachable = error instanceof TypeError && code === undefined // what fetch says when nobody answers
  return unreachable || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' ? 'away' : 'wrong'
}
