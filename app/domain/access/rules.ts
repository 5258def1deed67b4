/** Unicode characters of a password. */
export const passwordLength = { least: 15, most: 128 } as const

/** What a password is as the hash sees it: the same whether an é was typed as one character or two (RFC 8265). */
export const normalised = (password: string) => password.normalize('NFC')

/** The words that say most about oneself: a password made of them is guessed first. */
export const wordsAbout = (who: { name: string; email: string }): string[] => [
  ...who.name.split(/\s+/),
  ...who.email.split(/[@.]/),
  who.email,
  ...ourWords,
]

const ourWords = [
  'meedenken',
  'expertgroep',
  'trauma',
  'expertgroeptrauma',
  'wachtwoord',
  'welkom',
  'geheim',
  'welkom01',
  'zomer',
  'winter',
  'lente',
  'herfst',
]

/** How one showed who one is (RFC 8176): something one knows or is, and something one has. */
const knowsOrIs = ['pwd', 'pin', 'fpt', 'face', 'iris', 'retina', 'vbm']
const has = ['otp', 'hwk', 'swk', 'sc', 'pop']

/**
 * Did the region's sign-on see two factors?
 * @param wanted  the values of `acr` that say so, with spaces between; null when `amr` must say it
 */
export function showedTwoFactors({ acr, amr }: { acr?: unknown; amr?: unknown }, wanted: string | null): boolean {
  if (wanted) return typeof acr === 'string' && wanted.split(' ').includes(acr)
  const used: unknown[] = Array.isArray(amr) ? amr : []
  const some = (of: readonly string[]) => used.some((one) => of.includes(String(one)))
  return used.includes('mfa') || (some(knowsOrIs) && some(has))
}

/** Milliseconds by which the clock of the region may run behind ours. */
const clockMs = 60_000

/** Did someone show who they are after they were asked to, and not only some time before? */
export const shownSince = (shownAt: Date, asked: number) => shownAt.getTime() >= asked - clockMs

/** Letters and digits that nobody reads wrong aloud (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of `groups` times five characters, 25 bits each, from as many random bytes as characters. */
export const spelled = (bytes: Uint8Array) =>
  [...bytes]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replace(/.{5}(?=.)/g, '$&-')

/** A typed code as it was spelled: capitals, without spaces and dashes, O for 0 and I or L for 1 forgiven. */
export const unspelled = (typed: string) =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
