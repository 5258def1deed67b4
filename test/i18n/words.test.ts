import { describe, expect, it } from 'vitest'
import { messagesFor } from '#app/i18n/index.ts'

/** Every word with its path; functions are called with '3', which serves as a number and as a word. */
function wordsOf(part: unknown, path = ''): [string, string][] {
  if (typeof part === 'string') return [[path, part]]
  if (typeof part === 'function') return [[path, String(part('3', '3', '3', '3'))]]
  return Object.entries(part as object).flatMap(([key, value]) => wordsOf(value, path ? `${path}.${key}` : key))
}
const nl = () => wordsOf(messagesFor('nl'))
const en = () => wordsOf(messagesFor('en'))

describe('the words', () => {
  it('are the same set in Dutch and in English', () => {
    expect(en().map(([path]) => path)).toEqual(nl().map(([path]) => path))
  })

  it('leave nothing empty', () => {
    expect([...nl(), ...en()].filter(([, words]) => words.trim() === '')).toEqual([])
  })

  it('speak calmly: no exclamation marks', () => {
    expect([...nl(), ...en()].filter(([, words]) => words.includes('!'))).toEqual([])
  })

  it('say u, and never je or jij', () => {
    expect(nl().filter(([, words]) => /\b(je|jij|jou|jouw)\b/i.test(words))).toEqual([])
  })
})
