import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What the environment says, checked. Names and defaults stand in the README. */
export interface Env {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** Another PostgreSQL, or null for the embedded one. */
  readonly databaseUrl: string | null
  /** Origin under which members reach us; null means the trial. */
  readonly publicUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** How many proxies of ours stand in front: each adds one address to X-Forwarded-For. */
  readonly proxyHops: number
  /** The region's own sign-on; null where there is none. */
  readonly region: RegionSettings | null
  /** Why the settings of the region's sign-on cannot be used, in one line; that hinders no start. */
  readonly regionFault: string | null
  /** Where somebody tells that they found a weakness, as an address (mailto:, tel:, https:); null where none is set. */
  readonly securityContact: string | null
  /** Years for which rows of the access log are kept. */
  readonly logYears: number
  readonly benchOpen: boolean
  readonly dev: boolean
}

/** What we are told of the region's own sign-on (OpenID Connect). */
export interface RegionSettings {
  /** How people call it. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The values of `acr` that say two factors were used, with spaces between; without them `amr` must say so. */
  readonly acr: string | null
}

/** A setting that cannot be used: its message is one clear line for whoever starts the server. */
export class Unusable extends Error {}

const loopback = ['127.0.0.1', '::1', 'localhost']

/** @throws {Unusable} for a value that cannot be used, with the name of the variable */
export function readEnv(given: NodeJS.ProcessEnv): Env {
  const from = withFiles(given)
  const host = from.HOST || '127.0.0.1'
  const port = Number(from.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Unusable('PORT moet een getal van 1 tot en met 65535 zijn.')
  const publicUrl = from.PUBLIC_URL ? originOf(from.PUBLIC_URL) : null
  if (!publicUrl && !loopback.includes(host)) {
    throw new Unusable('De proefomgeving luistert alleen op deze computer: zet PUBLIC_URL, of laat HOST weg.')
  }
  const benchOpen = from.BENCH_OPEN === '1'
  if (benchOpen && (publicUrl || !loopback.includes(host))) {
    throw new Unusable('BENCH_OPEN=1 werkt alleen in de proefomgeving, op deze computer zelf.')
  }
  return {
    host,
    port,
    dataDir: resolve(from.DATA_DIR || '.data'),
    databaseUrl: databaseUrl(from.DATABASE_URL),
    publicUrl,
    smtpUrl: from.SMTP_URL || null,
    mailFrom:
      from.MAIL_FROM || (publicUrl ? `meedenken@${new URL(publicUrl).hostname}` : 'meedenken@proefomgeving.invalid'),
    proxyHops: proxyHops(from.PROXY_HOPS, publicUrl !== null),
    ...regionIn(from, publicUrl !== null),
    securityContact: securityContact(from.SECURITY_CONTACT),
    logYears: logYears(from.LOG_YEARS),
    benchOpen,
    dev: false,
  }
}

/** The region's sign-on, whole or not at all. */
function regionIn(from: NodeJS.ProcessEnv, real: boolean): Pick<Env, 'region' | 'regionFault'> {
  const none = (regionFault: string | null) => ({ region: null, regionFault })
  const missing = regionNames.filter((name) => !from[name]?.trim())
  if (missing.length === regionNames.length) return none(null)
  const without = 'Aanmelden via de regio staat uit'
  if (missing.length > 0) return none(`${without}: zet ook ${missing.join(', ')}.`)
  if (!real) return none(`${without}: dat kan alleen met PUBLIC_URL.`)
  const [issuer = '', clientId = '', clientSecret = '', name = ''] = regionNames.map((one) => from[one]?.trim())
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!url || !safe || url.search || url.hash || url.username)
    return none(`${without}: REGION_ISSUER moet een adres zijn dat met https:// begint.`)
  if (name.length > 60 || /\p{Cc}/u.test(name))
    return none(`${without}: REGION_NAME moet een naam van hoogstens 60 tekens zijn.`)
  const acr = from.REGION_ACR?.trim().split(/\s+/).join(' ') || null
  return { region: { name, issuer: url.href, clientId, clientSecret, acr }, regionFault: null }
}

const regionNames = ['REGION_ISSUER', 'REGION_CLIENT_ID', 'REGION_CLIENT_SECRET', 'REGION_NAME']

/** Does an address lead to this very computer? */
export const isLoopback = (url: URL) => loopback.includes(url.hostname.replace(/^\[|\]$/g, ''))

/** In real mode something else speaks TLS for us, so there is one proxy unless it is said otherwise. */
function proxyHops(value: string | undefined, real: boolean): number {
  const hops = Number(value || (real ? 1 : 0))
  if (!Number.isInteger(hops) || hops < 0 || hops > 9)
    throw new Unusable('PROXY_HOPS moet een getal van 0 tot en met 9 zijn.')
  return hops
}

/** A bare mail address is taken for what it is; everything else must be an address of the kinds of RFC 9116. */
function securityContact(value: string | undefined): string | null {
  if (!value) return null
  const contact = /^[^\s@:/]+@[^\s@:/]+$/.test(value) ? `mailto:${value}` : value
  if (!/^(mailto:|tel:|https:\/\/)[\x21-\x7e]+$/.test(contact))
    throw new Unusable('SECURITY_CONTACT moet een mailadres of een adres met https:// zijn.')
  return contact
}

/** The least that the database lets go of is five years: see 0031_forgetting.sql. */
function logYears(value: string | undefined): number {
  const years = Number(value || 5)
  if (!Number.isInteger(years) || years < 5 || years > 30)
    throw new Unusable('LOG_YEARS moet een getal van 5 tot en met 30 zijn.')
  return years
}

/** Each setting may stand in a file instead, named by `<setting>_FILE`: the way secrets reach a container. */
function withFiles(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const from = { ...given }
  for (const name of inFiles) {
    const path = given[`${name}_FILE`]
    if (!path) continue
    if (given[name]) throw new Unusable(`Zet ${name} of ${name}_FILE, niet allebei.`)
    try {
      from[name] = readFileSync(path, 'utf8').trim()
    } catch {
      throw new Unusable(`Het bestand van ${name}_FILE is niet te lezen.`)
    }
  }
  return from
}

const inFiles = ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'REGION_CLIENT_SECRET']

function databaseUrl(value: string | undefined): string | null {
  if (!value) return null
  if (!/^postgres(ql)?:\/\/./.test(value)) throw new Unusable('DATABASE_URL moet met postgresql:// beginnen.')
  return value
}

function originOf(value: string): string {
  let url: URL
  try {
    url = new URL(value)
  } catch {
    throw new Unusable('PUBLIC_URL moet een adres zijn, zoals https://meedenken.example.nl.')
  }
  if (url.protocol !== 'https:') throw new Unusable('PUBLIC_URL moet met https:// beginnen.')
  return url.origin
}
