import type { Pool } from '#db/connect.ts'
import type { KeyRing, Passwords, Region } from './domain/access/types.ts'
import type { HeadKeeper } from './domain/audit/types.ts'
import type { Documents } from './domain/document/types.ts'
import type { Client } from './domain/member/types.ts'
import type { Outbox, TryMail } from './domain/message/types.ts'

/** What the server hands to every loader and action. app never imports server. */
export interface LoadContext {
  readonly db: Pool
  readonly documents: Documents
  readonly outbox: Outbox
  readonly tryMail: TryMail
  readonly passwords: Passwords
  readonly settings: Settings
  /** Secrets that seal and sign, by what they are for; none of them is in the database. */
  readonly keys: (name: KeyName) => KeyRing
  /** The end of the access log's chain, kept outside the database. */
  readonly logHead: HeadKeeper
  /** The region's own sign-on, where there is one. */
  readonly region: Region | null
  /** Nonce of this response's Content-Security-Policy. */
  readonly nonce: string
  /** Where this request comes from. */
  readonly client: Client
  /** The Cookie header of this request. */
  readonly cookies: string | null
  /** Adds a Set-Cookie header to this request's answer, whatever else it becomes. */
  readonly setCookie: (header: string) => void
  /** Logs an unexpected error without content; returns nothing. */
  readonly reportError: (error: unknown) => void
}

export interface Settings {
  /** The trial mode: no PUBLIC_URL, fictitious people, loopback only. */
  readonly trial: boolean
  /** Address under which members reach us, without a slash at the end. */
  readonly publicUrl: string
  /** Key for surface hashes of marks kept on purpose. */
  readonly markKey: Uint8Array
  /** Sender of mail and ORGANIZER of invitations. */
  readonly mailFrom: string
}

/** 'factors' seals secrets of authenticators, 'links' signs links and hides what is counted, 'log' seals the log. */
export type KeyName = 'factors' | 'links' | 'log'
