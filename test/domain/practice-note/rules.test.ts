import { describe, expect, it } from 'vitest'
import { reviewBefore, searchWords, slugOf, slugTry } from '#app/domain/practice-note/rules.ts'
import { practiceNoteForm, slugs } from '#app/domain/practice-note/schema.ts'

describe('the address of a page', () => {
  it('is its title without accents and signs', () => {
    expect(slugOf('Beginnen als het thuis nóg niet rustig is?')).toBe('beginnen-als-het-thuis-nog-niet-rustig-is')
  })

  it('is never a page of ours, never empty and always one that can be asked for', () => {
    for (const title of ['New', '???', '日本', 'a'.repeat(500), '../../etc/passwd', '<script>']) {
      expect(slugs.safeParse(slugOf(title)).success).toBe(true)
      expect(slugOf(title)).not.toBe('new')
    }
  })

  it('gets a number when a colleague was first', () => {
    expect([1, 2, 3].map((time) => slugTry('slaap', time))).toEqual(['slaap', 'slaap-2', 'slaap-3'])
  })
})

describe('an adopted page', () => {
  it('is looked at again within six months', () => {
    expect(reviewBefore(new Date('2026-10-12T10:00:00Z'))).toBe('2027-04-12')
    expect(reviewBefore(new Date('2026-08-31T10:00:00Z'))).toBe('2027-02-28')
  })
})

describe('searching titles', () => {
  it('asks for every word, without case, and for eight at most', () => {
    expect(searchWords('  Ouder  Thuis ')).toEqual(['ouder', 'thuis'])
    expect(searchWords('a '.repeat(50))).toHaveLength(8)
    expect(searchWords(null)).toEqual([])
  })
})

describe('a new page', () => {
  it('needs a title of at most 120 characters', () => {
    const codes = (title: unknown) => practiceNoteForm.safeParse({ title }).error?.issues.map((issue) => issue.message)

    expect(codes('  ')).toEqual(['empty'])
    expect(codes(undefined)).toEqual(['empty'])
    expect(codes('x'.repeat(121))).toEqual(['too-long'])
    expect(codes('Slaap')).toBeUndefined()
  })
})
