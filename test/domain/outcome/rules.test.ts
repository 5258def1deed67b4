import { describe, expect, it } from 'vitest'
import { dueAt, nextAbout } from '#app/domain/outcome/due.ts'
import { outlineOf } from '#app/domain/outcome/outline.ts'
import { closeOutForm, followUpForm, lessonForm } from '#app/domain/outcome/schema.ts'
import { messagesFor } from '#app/i18n/index.ts'

const day = 86_400_000
const errorsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]))

describe('the moment to ask how it went', () => {
  it('is eight in the morning in Amsterdam, also when the clock was changed in between', () => {
    expect(dueAt(new Date('2026-11-24T15:40:00Z'), 8).toISOString()).toBe('2027-01-19T07:00:00.000Z')
    expect(dueAt(new Date('2026-03-02T22:59:00Z'), 8).toISOString()).toBe('2026-04-27T06:00:00.000Z')
  })
})

describe('a follow-up that is not given', () => {
  const due = new Date('2026-11-02T07:00:00Z')
  const after = (days: number) => new Date(due.getTime() + days * day)
  const asked = { dueAt: due, askedAt: due, reminders: 0, remindedAt: null }

  it('is asked for when it is due, and not before', () => {
    expect(nextAbout({ ...asked, askedAt: null }, after(-0.01))).toBeNull()
    expect(nextAbout({ ...asked, askedAt: null }, due)).toBe('ask')
  })

  it('is asked for again twice, a week apart, and then counts as declined', () => {
    expect(nextAbout(asked, after(6))).toBeNull()
    expect(nextAbout(asked, after(7))).toBe('remind')
    expect(nextAbout({ ...asked, reminders: 1, remindedAt: after(7) }, after(13))).toBeNull()
    expect(nextAbout({ ...asked, reminders: 1, remindedAt: after(7) }, after(14))).toBe('remind')
    expect(nextAbout({ ...asked, reminders: 2, remindedAt: after(14) }, after(20))).toBeNull()
    expect(nextAbout({ ...asked, reminders: 2, remindedAt: after(14) }, after(21))).toBe('decline')
  })

  it('is not hurried after a server that stood still for a month: each step keeps its week', () => {
    expect(nextAbout({ ...asked, askedAt: null }, after(30))).toBe('ask')
    expect(nextAbout({ ...asked, askedAt: after(30) }, after(31))).toBeNull()
  })
})

describe('the closing questions', () => {
  const whole = { result: 'new-advice', value: '4', nextStep: 'Ik begin klein.', lesson: 'no', weeks: '8' }

  it('are four, and a moment', () => {
    expect(closeOutForm.parse(whole)).toMatchObject({ value: 4, weeks: 8, because: '' })
    expect(errorsOf(closeOutForm.safeParse({}))).toEqual({
      result: 'empty',
      value: 'empty',
      nextStep: 'empty',
      lesson: 'empty',
      weeks: 'empty',
    })
  })

  it('ask why when nobody may ask later', () => {
    expect(errorsOf(closeOutForm.safeParse({ ...whole, weeks: 'none' }))).toEqual({ because: 'empty' })
    expect(closeOutForm.parse({ ...whole, weeks: 'none', because: 'De behandeling stopt.' }).weeks).toBeNull()
  })

  it('take no other weeks than from one to twenty-six, and no other marks than one to five', () => {
    for (const weeks of ['0', '27', '-1', '8.5', '1e1', '99', '']) {
      expect(errorsOf(closeOutForm.safeParse({ ...whole, weeks })).weeks, weeks).toBe('unknown')
    }
    for (const value of ['0', '6', '4.5', 'x']) {
      expect(errorsOf(closeOutForm.safeParse({ ...whole, value })).value, value).toBe('unknown')
    }
  })
})

describe('telling how it went', () => {
  it('asks why only when it was not wholly done, and how it is only when it was', () => {
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'yes', effect: 'better', useful: '5' }))).toEqual({})
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'yes' }))).toEqual({ effect: 'empty', useful: 'empty' })
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'partly', effect: 'same', useful: '3' }))).toEqual({
      why: 'empty',
    })
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'no', why: 'Geen tijd.', useful: '2' }))).toEqual({})
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'declined' }))).toEqual({ why: 'empty' })
    expect(errorsOf(followUpForm.safeParse({ carriedOut: 'declined', why: 'De cliënt is verhuisd.' }))).toEqual({})
  })
})

describe('a lesson', () => {
  it('has words, or is none', () => {
    expect(lessonForm.parse({ lesson: 'none' })).toEqual({ lesson: 'none' })
    expect(lessonForm.parse({ lesson: 'written', body: ' Begin klein. ', note: '' })).toMatchObject({
      body: 'Begin klein.',
      note: null,
    })
    expect(errorsOf(lessonForm.safeParse({ lesson: 'written', body: '  ' }))).toEqual({ body: 'empty' })
    expect(errorsOf(lessonForm.safeParse({ lesson: 'written', body: 'x', note: 'y' }))).toEqual({ note: 'unknown' })
  })
})

describe('the outline of a summary', () => {
  const m = messagesFor('nl').outcome

  it('groups advice by whether colleagues agree, and names disciplines only', () => {
    const text = JSON.stringify(
      outlineOf(
        {
          question: 'Kan ik beginnen?',
          facts: ['Kind', '8–11 jaar'],
          advices: [
            { from: 'klinisch psycholoog', body: 'Begin\n\nklein.', agreed: true, decision: 'will-do' },
            { from: 'systeemtherapeut', body: 'Wacht nog.', agreed: false, decision: null },
          ],
          pages: ['Beginnen als het onrustig is'],
        },
        m,
      ),
    )
    const at = (words: string) => text.indexOf(words)

    expect(at('Kan ik beginnen?')).toBeGreaterThan(at(m.draft.question))
    expect(at('klinisch psycholoog: Begin klein. (dit doet de inbrenger)')).toBeGreaterThan(at(m.draft.agreed))
    expect(at('systeemtherapeut: Wacht nog.')).toBeGreaterThan(at(m.draft.divided))
    expect(at('klinisch psycholoog')).toBeLessThan(at(m.draft.divided))
    expect(at('Beginnen als het onrustig is')).toBeGreaterThan(at(m.draft.links))
  })

  it('leaves room under every head, also when there is nothing to put there', () => {
    const { content } = outlineOf({ question: 'Wat nu?', facts: [], advices: [], pages: [] }, m)

    expect(content).toHaveLength(10)
  })
})
