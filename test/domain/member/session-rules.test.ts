import { describe, expect, it } from 'vitest'
import { deviceWords, freshMinutes, idle, isFresh, networkOf } from '#app/domain/member/session-rules.ts'
import { idleMinutes } from '#db/queries/session.ts'

describe('what is kept of where someone comes from', () => {
  it('is a network, never an address (PRIV-08)', () => {
    expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
    expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
    expect(networkOf('2001:db8:85a3:8d3:1319:8a2e:370:7348')).toBe('2001:db8:85a3::/48')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0::/48')
    expect(networkOf('::1')).toBe('0:0:0::/48')
  })

  it('is nothing where it cannot be read', () => {
    for (const odd of ['', 'unknown', 'kwaad.voorbeeld', '203.0.113', "1' or 1=1", '<script>']) {
      expect(networkOf(odd), odd).toBe('')
    }
  })

  it('is browser and system in two words, never the whole header', () => {
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const iphone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1'
    expect(deviceWords(firefox)).toBe('Firefox, Windows')
    expect(deviceWords(iphone)).toBe('Safari, iPhone')
    expect(deviceWords('curl/8.0 <script>')).toBe('')
  })
})

describe('the clocks of a session', () => {
  it('lock on the server when they lock in the page, and warn two minutes before (PRIV-22, A11Y-19)', () => {
    expect(idleMinutes).toBe(idle.lock)
    expect(idle.lock - idle.warning).toBe(2)
  })

  it('let a proof count for five minutes', () => {
    const now = new Date('2026-11-25T12:00:00Z')
    expect(isFresh(new Date(now.getTime() - freshMinutes * 60_000), now)).toBe(true)
    expect(isFresh(new Date(now.getTime() - freshMinutes * 60_000 - 1), now)).toBe(false)
  })
})
