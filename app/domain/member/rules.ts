/**
 * An address of our own to go to after a deed, or '/'. Only a path on this site counts: a form field must never send
 * someone elsewhere.
 */
export function ownAddress(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to) || to.length > 2000) return '/'
  const here = 'http://here.invalid'
  const url = new URL(to, here)
  // '/..//elsewhere' is a path with two slashes in front once it is resolved: browsers read a host in it.
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}
