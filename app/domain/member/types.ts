import type { Role } from '../rights/table.ts'

export type Language = 'nl' | 'en'
export type Theme = 'system' | 'light' | 'dark'

/** Who is asking: the member behind the session of this request or socket. */
export interface Asker {
  readonly id: string
  readonly sessionId: string
  readonly name: string
  readonly colour: number
  readonly language: Language
  readonly theme: Theme
  /** Single-key shortcuts on? */
  readonly shortcuts: boolean
  readonly roles: readonly Role[]
  /** Rises with every change of rights; a socket opened under an older one is closed. */
  readonly rightsVersion: number
}

/** A colleague as others see one. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly discipline: string
  readonly organisation: string
  readonly colour: number
}

/** What colleagues know one by, and one can change. */
export interface Profile {
  readonly name: string
  readonly discipline: string
  readonly organisation: string
}

/** Someone one can be in the trial. */
export interface Persona {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly roles: readonly Role[]
  /** Names of boards. */
  readonly boards: readonly string[]
}

/** Where a request comes from, as far as coming in needs to know. */
export interface Client {
  /** Address of the other side, past the proxies that are ours. */
  readonly address: string
  /** The User-Agent header as it was sent. */
  readonly agent: string
}
