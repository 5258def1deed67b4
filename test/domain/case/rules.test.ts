import { describe, expect, it } from 'vitest'
import { missing, needsStopScreen } from '#app/domain/case/rules.ts'
import { declarations } from '#app/domain/case/thesaurus.ts'

const whole = {
  question: 'Kan ik met EMDR beginnen zolang de omgang niet geregeld is?',
  kind: 'treatment-choice',
  ageBand: '8-11',
  centre: 'child',
  roleInViolence: 'witness',
  themes: ['witness-of-violence'],
  setting: 'youth-mental-health',
  phase: 'stabilisation',
  safety: 'doubt',
  reportingCodeStep: 'step-4',
  instruments: [],
  nothingTried: true,
  urgency: 'two-weeks',
  visibility: 'group' as const,
  showName: true,
  declarations: [...declarations],
  tried: [],
}
const texts = { situation: 'Een kind zag thuis geweld.' }

describe('what a case needs before it is placed', () => {
  it('is nothing more when every required field is filled in', () => {
    expect(missing(whole, texts, 0)).toEqual({})
  })

  it('is a question first, and it ends with a question mark', () => {
    expect(missing({ ...whole, question: ' ' }, texts, 0)).toEqual({ question: ['empty'] })
    expect(missing({ ...whole, question: 'Moeilijke situatie thuis' }, texts, 0)).toEqual({ question: ['no-question'] })
  })

  it('is every coded field that the group counts by', () => {
    const bare = { ...whole, kind: null, ageBand: null, centre: null, roleInViolence: null, setting: null, phase: null }
    const none = { ...bare, safety: null, reportingCodeStep: null, urgency: null, themes: [], declarations: [] }

    expect(Object.keys(missing(none, {}, 0)).sort()).toEqual([
      'ageBand',
      'centre',
      'declarations',
      'kind',
      'phase',
      'reportingCodeStep',
      'roleInViolence',
      'safety',
      'setting',
      'situation',
      'themes',
      'urgency',
    ])
  })

  it('is one approach with its effect, unless nothing was tried', () => {
    const tried = [{ id: '1', intervention: 'emdr', effect: null, why: '' }]

    expect(missing({ ...whole, nothingTried: false, tried }, texts, 0)).toEqual({ tried: ['empty'] })
    expect(missing({ ...whole, nothingTried: false, tried: [{ ...tried[0]!, effect: 'same' }] }, texts, 0)).toEqual({})
  })

  it('says which text is too long and cuts nothing off', () => {
    expect(missing(whole, { ...texts, wish: 'a'.repeat(2001) }, 0)).toEqual({ wish: ['too-long'] })
  })

  it('names somebody when only named colleagues may read', () => {
    expect(missing({ ...whole, visibility: 'named' }, texts, 0)).toEqual({ readers: ['empty'] })
    expect(missing({ ...whole, visibility: 'named' }, texts, 1)).toEqual({})
  })
})

describe('the stop screen', () => {
  it('comes with unsafe and with doubt, and with nothing else', () => {
    expect(['safe', 'unknown', null, 'doubt', 'unsafe'].filter(needsStopScreen)).toEqual(['doubt', 'unsafe'])
  })
})
