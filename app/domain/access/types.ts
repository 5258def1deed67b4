/** What is wrong with a password someone chose. */
export type PasswordFault = 'too-short' | 'too-long' | 'known' | 'guessable'

/** Passwords, hashed (argon2id) and judged away from the event loop; server/passwords implements it. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Without a hash as much work is done for nothing, so that a stranger cannot tell by the time. */
  verify(hash: string | null, password: string): Promise<boolean>
  /** Was it made with less work than one is made with today? */
  isOutdated(hash: string): boolean
  /** @param about  words that say something about the person */
  judge(password: string, about: readonly string[]): Promise<PasswordFault | null>
}

/** A secret that seals or signs, with the number it is known by; older ones only read. */
export interface Key {
  readonly id: number
  readonly bytes: Uint8Array
}
export interface KeyRing {
  readonly current: Key
  find(id: number): Key | undefined
}

/** With what someone can come in, as they see it. */
export interface Factors {
  readonly passwordSince: Date | null
  readonly codesLeft: number
  readonly passkeys: readonly { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]
  readonly region: boolean
}

/** A browser in which one is signed in. */
export interface OwnSession {
  readonly id: string
  /** 'Firefox, Windows'; '' when unknown. */
  readonly agent: string
  readonly sharedDevice: boolean
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly locked: boolean
  /** Is it the one that asks? */
  readonly here: boolean
}
