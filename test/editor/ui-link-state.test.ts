import { describe, expect, it } from 'vitest'
import { guardsLeaving, type LinkFacts, linkOf, nothingKnown } from '#app/editor/ui/link-state.ts'

const now = 1_000_000
const live: LinkFacts = {
  ...nothingKnown,
  connected: true,
  synced: true,
  everSynced: true,
  answered: true,
  sent: 1,
  accepted: 1,
}
const typed: LinkFacts = { ...live, sent: 2, owesSince: now - 200 }

describe('what Anna is told about her words', () => {
  it('says saved only when the server has acknowledged every frame of this socket', () => {
    expect(linkOf(live, now).state).toBe('saved')
    expect(linkOf(typed, now).state).toBe('saving')
    expect(linkOf({ ...typed, accepted: 2, owesSince: null, savedAt: now }, now)).toEqual({ state: 'saved', at: now })
  })

  it('never says saved while an edit has not gone out, though all that went out is on disk', () => {
    expect(linkOf({ ...live, unsent: true, owesSince: now }, now).state).toBe('saving')
  })

  it('never says saved on a new socket before her offline words went out on it', () => {
    expect(linkOf({ ...live, sent: 0, accepted: 0, answered: false, owesSince: now }, now).state).toBe('saving')
  })

  it('gets loud after five seconds of saving', () => {
    expect(linkOf({ ...typed, owesSince: now - 4999 }, now)).toMatchObject({ slow: false })
    expect(linkOf({ ...typed, owesSince: now - 5000 }, now)).toMatchObject({ slow: true })
  })

  it('says offline when the line is cut, whatever was acknowledged before', () => {
    expect(linkOf({ ...typed, connected: false, synced: false }, now)).toEqual({ state: 'offline', owes: true })
  })

  it('says opening as long as the text has never been here', () => {
    expect(linkOf({ ...nothingKnown, connected: true }, now).state).toBe('opening')
  })
})

describe('what Anna is told when the text no longer opens', () => {
  it.each([
    [4401, 'signed-out'],
    [4403, 'right-gone'],
    [4404, 'not-there'],
    [4409, 'replaced'],
    [4413, 'too-large'],
    [4426, 'editor-old'],
    [4429, 'too-many'],
  ] as const)('reads close code %i as %s, and knows whether words are at stake', (closed, why) => {
    expect(linkOf({ ...typed, connected: false, closed }, now)).toEqual({ state: 'lost', why, owes: true })
  })

  it('says that her words are not saved when she may only read from now on', () => {
    expect(linkOf({ ...typed, mayWrite: false }, now)).toEqual({ state: 'lost', why: 'read-only', owes: true })
  })
})

describe('leaving the page', () => {
  it('is guarded in every state but saved, opening and stopped without words at stake', () => {
    expect(guardsLeaving(linkOf(live, now))).toBe(false)
    expect(guardsLeaving(linkOf(nothingKnown, now))).toBe(false)
    expect(guardsLeaving(linkOf(typed, now))).toBe(true)
    expect(guardsLeaving(linkOf({ ...live, connected: false }, now))).toBe(true)
    expect(guardsLeaving(linkOf({ ...typed, closed: 4403 }, now))).toBe(true)
    expect(guardsLeaving(linkOf({ ...live, closed: 4403 }, now))).toBe(false)
  })
})
