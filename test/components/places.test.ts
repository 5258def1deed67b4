import { describe, expect, it } from 'vitest'
import { placeOf } from '#app/components/places.ts'

describe('the menu', () => {
  it.each([
    ['/', '/'],
    ['/boards/7d', '/boards'],
    ['/boards/7d/members', '/boards'],
    ['/boards/7d/meetings/new', '/meetings'],
    ['/meetings/7d/change', '/meetings'],
    ['/cases/new', '/boards'],
    ['/cases/7d', '/boards'],
    ['/practice/slaap', '/practice'],
    ['/outbox/7d', '/outbox'],
  ])('shows at %s that one is at %s', (address, place) => {
    expect(placeOf(address)).toBe(place)
  })
})
