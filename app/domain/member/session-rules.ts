/** Minutes. The server locks after `lock` without a deed of the person; the page warns at `warning`. */
export const idle = { lock: 15, warning: 13 } as const

/** Hours a session lasts, whatever one does: on one's own device, and on one that others use too. */
export const lasts = { own: 12, shared: 4 } as const

/** Minutes for which having shown who one is counts for a grave deed. */
export const freshMinutes = 5

/** Is the proof of `provedAt` still fresh enough for a grave deed? */
export const isFresh = (provedAt: Date, now: Date) => now.getTime() - provedAt.getTime() <= freshMinutes * 60_000

/** 'Firefox, Windows' from a User-Agent header; '' when it says nothing we know. Never the whole header. */
export function deviceWords(agent: string): string {
  const browser = [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/SamsungBrowser\//, 'Samsung Internet'],
    [/Firefox\/|FxiOS\//, 'Firefox'],
    [/Chrome\/|CriOS\/|HeadlessChrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1]
  const system = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X|Macintosh/, 'Mac'],
    [/CrOS/, 'ChromeOS'],
    [/Linux/, 'Linux'],
  ].find(([pattern]) => (pattern as RegExp).test(agent))?.[1]
  return [browser, system].filter(Boolean).join(', ')
}

/** The network of an address, never the address: IPv4 to /24, IPv6 to /48; '' when it is neither. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain)
  if (four) return `${four[1]}.0/24`
  if (!/^[0-9a-f:]+$/i.test(plain) || !plain.includes(':')) return ''
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/48`
}

/** Where an open page hears what happens to its session. */
export const watchPath = '/account/watch'

/** The close code for a session that opens nothing (any more); the reason is one of `EndedBecause`. */
export const ended = 4401

export type EndedBecause = 'signed-out' | 'ended' | 'expired' | 'suspended' | 'recovered' | 'locked'

/** What an open page hears: its rights changed, or a message came. */
export interface SessionNews {
  readonly news: 'rights' | 'message'
}
