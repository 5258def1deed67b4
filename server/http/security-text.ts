/** Days until what is said has to be fetched anew; RFC 9116 asks for less than a year. */
const validDays = 90

/** Where and in which languages somebody tells that they found a weakness (RFC 9116). It never runs out while we run. */
export const securityText = (contact: string, origin: string, now = new Date()): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(now.getTime() + validDays * 24 * 3600_000).toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
