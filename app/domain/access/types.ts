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

/** What ties a question to the region's sign-on to its answer: 256 random bits each. */
export interface RegionQuestion {
  readonly state: string
  readonly nonce: string
  /** Proves that who brings the answer is who asked (PKCE). */
  readonly verifier: string
}

/** Why the region's sign-on showed us nobody. */
export type RegionSilence = 'away' | 'cancelled' | 'wrong'

/** Whom the region's sign-on showed us, once everything about its answer was found right. */
export interface RegionAnswer {
  /** Who it is there: the same for good, and nothing one can read. */
  readonly subject: string
  /** When they last showed there who they are. */
  readonly shownAt: Date
  readonly twoFactors: boolean
}

/** The region's own sign-on (OpenID Connect); server/region implements it. */
export interface Region {
  /** How people call it. */
  readonly name: string
  /** Its address, by which accounts there are known here. */
  readonly issuer: string
  /** Where a browser goes to show who one is; null while nobody answers there. */
  ask(question: RegionQuestion): Promise<string | null>
  /** @param search  what the browser brought back, behind the ? of our address */
  answer(search: string, question: RegionQuestion): Promise<RegionAnswer | { silence: RegionSilence }>
}

/** With what someone can come in, as they see it. */
export interface Factors {
  readonly passwordSince: Date | null
  readonly codesLeft: number
  readonly passkeys: readonly { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]
  /** Since when the region's own sign-on opens the door to them; null when it does not. */
  readonly regionSince: Date | null
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
