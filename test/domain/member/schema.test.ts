import { describe, expect, it } from 'vitest'
import { limits, preferencesForm, profileForm } from '#app/domain/member/schema.ts'

const codes = (form: unknown) => {
  const { error } = profileForm.safeParse(form)
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]))
}

describe('how colleagues know someone', () => {
  it('needs a name and nothing else', () => {
    expect(profileForm.parse({ name: '  Anna Aalders ' })).toEqual({
      name: 'Anna Aalders',
      discipline: '',
      organisation: '',
    })
    expect(codes({})).toEqual({ name: 'empty' })
    expect(codes({ name: '   ' })).toEqual({ name: 'empty' })
  })

  it('takes names from all over the world, and marks up to the limit', () => {
    expect(codes({ name: 'Çağla Nguyễn-d’Arc 李' })).toEqual({})
    expect(codes({ name: 'a'.repeat(limits.name) })).toEqual({})
  })

  it('says at each field what is wrong with it', () => {
    const form = { name: 'a'.repeat(limits.name + 1), discipline: 'een\u0000twee', organisation: 'een\ntwee' }

    expect(codes(form)).toEqual({ name: 'too-long', discipline: 'wrong', organisation: 'wrong' })
  })
})

describe('preferences', () => {
  it('can be changed one at a time', () => {
    expect(preferencesForm.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
    expect(preferencesForm.parse({ shortcuts: 'off' })).toEqual({ shortcuts: false })
  })

  it('know no other languages, themes or keys', () => {
    for (const form of [{ language: 'fr' }, { theme: 'pink' }, { shortcuts: 'maybe' }]) {
      expect(preferencesForm.safeParse(form).success).toBe(false)
    }
  })
})
