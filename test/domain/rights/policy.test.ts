import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { couldEver, may } from '#app/domain/rights/policy.ts'
import { caseStates, deeds, relations, roles, rowOf } from '#app/domain/rights/table.ts'

const asker = fc.record({ roles: fc.uniqueArray(fc.constantFrom(...roles)) })
const standing = fc.record(
  {
    onBoard: fc.boolean(),
    relations: fc.uniqueArray(fc.constantFrom(...relations)),
    state: fc.constantFrom(...caseStates),
  },
  { requiredKeys: [] },
)
const deed = fc.constantFrom(...deeds)

describe('who may', () => {
  it('never does what they could never do', () => {
    fc.assert(
      fc.property(asker, deed, standing, (who, what, how) => {
        if (may(who, what, how)) expect(couldEver(who, what)).toBe(true)
      }),
    )
  })

  it('is nobody who has not signed in, but for what is open to the world', () => {
    for (const what of deeds) expect(may(null, what)).toBe(rowOf(what).within === 'world')
  })

  it('loses nothing by another role', () => {
    fc.assert(
      fc.property(asker, fc.constantFrom(...roles), deed, standing, (who, extra, what, how) => {
        if (may(who, what, how)) expect(may({ roles: [...who.roles, extra] }, what, how)).toBe(true)
      }),
    )
  })

  it('does nothing on a board they are not on', () => {
    fc.assert(
      fc.property(asker, deed, standing, (who, what, how) => {
        if (rowOf(what).within === 'board') expect(may(who, what, { ...how, onBoard: false })).toBe(false)
      }),
    )
  })

  it('does nothing to a case in a state that the deed does not name', () => {
    fc.assert(
      fc.property(asker, deed, standing, (who, what, how) => {
        const { states } = rowOf(what)
        if (states && (!how.state || !states.includes(how.state))) expect(may(who, what, how)).toBe(false)
      }),
    )
  })
})

describe('the administrator', () => {
  it('runs the system and reads no case', () => {
    const els = { roles: ['administrator'] as const }
    for (const what of deeds.filter((one) => one.startsWith('case') || one.startsWith('contribution'))) {
      for (const state of caseStates) expect(may(els, what, { onBoard: true, state }), what).toBe(false)
    }
  })
})
