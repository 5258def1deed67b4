import { describe, expect, it } from 'vitest'
import { ownAddress } from '#app/domain/member/rules.ts'

const evil = 'kwaad.voorbeeld'
const vectors: readonly unknown[] = [
  ...['//', '///', '////', '/\\', '\\/', '\\\\', '/\\/', '//\\', '/\t/', '/\n/', '/\r/', '/\0/', '/ /'].map(
    (start) => `${start}${evil}`,
  ),
  ...[
    'http://',
    'https://',
    'HTTPS://',
    'ftp://',
    'http:',
    'https:',
    'http:\\\\',
    'https:/',
    ' https://',
    '\thttps://',
  ].map((start) => `${start}${evil}`),
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'about:blank',
  'mailto:a@b.nl',
  `@${evil}`,
  `.${evil}`,
  `/..//${evil}`,
  `/../..//${evil}`,
  `/.//${evil}`,
  `/a/../..//${evil}`,
  `/%5c/../\\${evil}`,
  evil,
  'boards',
  './boards',
  '../boards',
  '',
  ' ',
  null,
  undefined,
  7,
  {},
  [`//${evil}`],
  new Blob(['//x']),
  `/${'a'.repeat(3000)}`,
  '?to=x',
  '#x',
]

describe('an address to go back to', () => {
  it('is one of our own, whatever it was made of: more than fifty ways out lead nowhere (SEC-40)', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(50)
    for (const vector of vectors) {
      const to = ownAddress(vector)
      const there = new URL(to, 'https://ons.voorbeeld/sign-in')
      expect([there.origin, to.startsWith('//')], JSON.stringify(vector)).toEqual(['https://ons.voorbeeld', false])
      expect(to, JSON.stringify(vector)).toMatch(/^\/(?![/\\])/)
    }
  })

  it('is kept as it was when it is ours, with what was asked', () => {
    expect(['/boards/1', '/log?from=2026-01-01', '/'].map(ownAddress)).toEqual([
      '/boards/1',
      '/log?from=2026-01-01',
      '/',
    ])
  })
})
