import { describe, expect, it } from 'vitest'
import { ownAddress } from '#app/domain/member/rules.ts'

describe('where someone goes after a deed', () => {
  it('is the page of ours that the form names, with its question', () => {
    expect(ownAddress('/boards/1?show=mine')).toBe('/boards/1?show=mine')
  })

  it('is Start for whatever leads elsewhere', () => {
    const elsewhere = [
      'https://elders.invalid/',
      '//elders.invalid',
      '/\\elders.invalid',
      '/\t/elders.invalid',
      '/..//elders.invalid',
      '/.//elders.invalid',
      'javascript:alert(1)',
      'boards',
      '',
      null,
      undefined,
      new Blob(['/boards']),
      `/${'a'.repeat(3000)}`,
    ]

    expect(elsewhere.map(ownAddress)).toEqual(elsewhere.map(() => '/'))
  })
})
