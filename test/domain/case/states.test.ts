import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metByTheDeed, needs, nothingYet, type Progress, unmet, unmetForClosing } from '#app/domain/case/needs.ts'
import { type By, moveFor, movesOpenTo, type Place, standing } from '#app/domain/case/policy.ts'
import { type MoveDeed, moveOf, moves, movesFrom, targetsOf, undoable, undoSeconds } from '#app/domain/case/states.ts'
import { aliveStates, boardStates, putAwayStates } from '#app/domain/rights/case-states.ts'
import { may } from '#app/domain/rights/policy.ts'
import { type CaseState, caseStates, roles, rowOf } from '#app/domain/rights/table.ts'

const deedsOfTable = [...new Set(moves.map((move) => move.deed))]
const anyState = fc.constantFrom(...caseStates)
const anyDeed = fc.constantFrom(...deedsOfTable)
const anyone = fc.record({ roles: fc.subarray([...roles]) })
const anyPlace = fc.record({
  state: anyState,
  onBoard: fc.boolean(),
  mine: fc.constantFrom('author' as const, 'co-author' as const, null),
})

describe('the table of states', () => {
  it('lists a way out of every state but the last, and a way into every state but the first', () => {
    for (const state of caseStates) {
      if (state !== 'minimised') expect(movesFrom(state), state).not.toEqual([])
      expect(state === 'draft' || moves.some((move) => move.to === state), state).toBe(true)
    }
  })

  it('reaches every state from the draft', () => {
    const reached = new Set<CaseState>(['draft'])
    for (const state of reached) for (const move of movesFrom(state)) for (const to of targetsOf(move)) reached.add(to)

    expect([...reached].sort()).toEqual([...caseStates].sort())
  })

  it('agrees with the capability table: a deed is listed in exactly the states in which someone may do it', () => {
    for (const deed of deedsOfTable) {
      const listed = moves.filter((move) => move.deed === deed).flatMap((move) => move.from)
      expect([...new Set(listed)].sort(), deed).toEqual([...(rowOf(deed).states ?? [])].sort())
    }
  })

  it('never leads out of hidden or withdrawn except back to where the case was', () => {
    for (const state of putAwayStates) {
      const [only, ...others] = movesFrom(state)
      expect(only?.to, state).toBe('before')
      expect(others).toEqual([])
    }
  })

  it('asks a clean text of every move that brings a case before readers', () => {
    const before = (state: CaseState) => !boardStates.includes(state)
    for (const move of moves.filter((one) => one.from.every(before) && one.to !== 'returned')) {
      if (move.from.includes('closed')) continue
      if (targetsOf(move).some((to) => boardStates.includes(to)))
        expect(move.needs, move.deed).toContain('no-open-mark')
    }
  })

  it('leaves no need without somebody who asks for it', () => {
    const asked = new Set(moves.flatMap((move) => move.needs))
    expect([...asked].sort()).toEqual([...needs].sort())
  })
})

describe('any person in any state', () => {
  it('is offered only moves that the capability table gives them', () => {
    fc.assert(
      fc.property(anyone, anyPlace, (asker, place) => {
        for (const move of movesOpenTo(asker, place)) {
          expect(may(asker, move.deed, standing(place))).toBe(true)
          expect(move.from).toContain(place.state)
        }
      }),
    )
  })

  it('either makes a listed move or is refused with a code, whatever they try', () => {
    fc.assert(
      fc.property(anyone, anyPlace, anyDeed, fc.option(anyState, { nil: undefined }), (asker, place, deed, to) => {
        const answer = moveFor(asker, deed, place, to)

        if (typeof answer === 'string') expect(['not-allowed', 'wrong-state']).toContain(answer)
        else {
          expect(may(asker, deed, standing(place))).toBe(true)
          expect(moves).toContain(answer)
          expect(answer.from).toContain(place.state)
          for (const state of targetsOf(answer)) expect(caseStates).toContain(state)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('reads a case of its own in every state, and as a stranger moves it in none', () => {
    for (const state of caseStates) {
      expect(movesOpenTo({ roles: [] }, { state, onBoard: false, mine: null })).toEqual([])
    }
  })

  it('never does what is the server’s alone', () => {
    fc.assert(
      fc.property(anyone, anyPlace, (asker, place) => {
        expect(moveFor(asker, 'case.minimise', place)).toBe('not-allowed')
        expect(moveFor(asker, 'case.close-unanswered', place)).toBe('not-allowed')
      }),
    )
    expect(moveFor('server', 'case.publish', { state: 'draft', onBoard: true, mine: null })).toBe('not-allowed')
  })
})

/**
 * A case as the table sees it: its state, what it was before it was put away, and how far closing has come. `seen` are
 * the conditions that were met at the moment it was closed.
 */
interface Model {
  state: CaseState
  before: CaseState
  progress: Progress
  closedWith: Progress | null
}

/** What people and the server can do to the answers of a case, whatever its state: more than the real deeds allow. */
const answers: Record<string, Partial<Progress>> = {
  accept: { summaryAccepted: true },
  'close out': { closedOut: true, followUp: 'planned', lesson: 'wanted' },
  'no lesson': { lesson: 'none' },
  'write a lesson': { lesson: 'written' },
  'tell how it went': { followUp: 'done' },
  'decline to tell': { followUp: 'declined' },
}

function moved(model: Model, by: By, place: Omit<Place, 'state'>, deed: MoveDeed): Model {
  const move = moveFor(by, deed, { ...place, state: model.state })
  if (typeof move === 'string') return model
  // What the deed asks of texts and forms is taken as given: the widest case.
  if (unmet(move.needs, model.progress).length > 0) return model
  const state = move.to === 'before' ? model.before : move.to
  const progress =
    deed === 'case.reopen'
      ? nothingYet
      : deed === 'case.summarise'
        ? { ...model.progress, summaryAccepted: false }
        : model.progress
  return {
    state,
    before: model.state,
    progress,
    closedWith: state === 'closed' && move.to !== 'before' ? progress : model.closedWith,
  }
}

describe('no way to closed', () => {
  const anyStep = fc.record({ by: fc.oneof(anyone, fc.constant('server' as const)), place: anyPlace, deed: anyDeed })
  const answer = fc.constantFrom(...Object.keys(answers))
  /** Walks on along the table from wherever the case is, as somebody who may: otherwise hardly any sequence gets far. */
  const onward = fc.nat()
  const steps = fc.array(fc.oneof(anyStep, answer, onward, onward), { minLength: 40, maxLength: 120, size: 'max' })

  const after = (model: Model, step: number | string | (typeof anyStep extends fc.Arbitrary<infer S> ? S : never)) => {
    if (typeof step === 'string') return { ...model, progress: { ...model.progress, ...answers[step] } }
    if (typeof step !== 'number') return moved(model, step.by, step.place, step.deed)
    const ways = movesFrom(model.state).filter((move) => move.to !== 'withdrawn' && move.to !== 'hidden')
    const way = ways[step % ways.length]
    if (!way) return model
    const by = rowOf(way.deed).who.includes('server') ? ('server' as const) : { roles }
    return moved(model, by, { onBoard: true, mine: 'author' }, way.deed)
  }

  it('leaves out one of its four conditions, in whatever order people act', () => {
    let closed = 0
    fc.assert(
      fc.property(steps, (all) => {
        let model: Model = { state: 'draft', before: 'draft', progress: nothingYet, closedWith: null }
        for (const step of all) {
          model = after(model, step)
          if (model.closedWith && unmetForClosing(model.closedWith).length > 0)
            throw new Error(`closed without ${unmetForClosing(model.closedWith)}`)
        }
        if (model.closedWith) closed += 1
      }),
      { numRuns: 3000 },
    )
    expect(closed, 'some of these sequences do close a case').toBeGreaterThan(100)
  })

  it('passes by the moves that ask for all four', () => {
    for (const move of moves.filter((one) => one.to === 'closed')) {
      expect(move.needs, move.deed).toEqual(['summary-accepted', 'close-out', 'follow-up', 'lesson'])
      for (const need of move.needs) expect(metByTheDeed).not.toContain(need)
    }
  })

  it('is opened by a way back: a new round begins with nothing', () => {
    const done: Progress = { summaryAccepted: true, closedOut: true, followUp: 'done', lesson: 'none' }
    const dina = { roles: ['coordinator'] as const }
    const place = { onBoard: true, mine: null }

    const again = moved(
      { state: 'closed', before: 'follow-up', progress: done, closedWith: done },
      dina,
      place,
      'case.reopen',
    )

    expect(again).toMatchObject({ state: 'in-progress', progress: nothingYet })
    expect(undoable('case.reopen', new Date(), new Date())).toBe(false)
  })
})

describe('a deed with two outcomes', () => {
  it('goes where it is told, and nowhere else', () => {
    expect(moveOf('draft', 'case.publish', 'second-reading')?.to).toBe('second-reading')
    expect(moveOf('draft', 'case.publish', 'open')?.to).toBe('open')
    expect(moveOf('draft', 'case.publish', 'closed')).toBeUndefined()
  })

  it('can be withdrawn wherever it is alive', () => {
    for (const state of aliveStates) expect(moveOf(state, 'case.withdraw')?.to).toBe('withdrawn')
  })
})

describe('taking a move back', () => {
  it('is possible for ten seconds', () => {
    const at = new Date('2026-11-24T10:00:00Z')
    const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)

    expect(undoable('case.start', at, after(undoSeconds))).toBe(true)
    expect(undoable('case.start', at, after(undoSeconds + 1))).toBe(false)
  })

  it('is never possible for what others have already acted on: placing, hiding, withdrawing', () => {
    const now = new Date()
    for (const deed of ['case.publish', 'case.hide', 'case.withdraw', 'case.show-again', 'case.second-read'] as const) {
      expect(undoable(deed, now, now)).toBe(false)
    }
  })
})
