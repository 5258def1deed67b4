import type { Decision } from '#app/domain/advice/types.ts'
import type * as lists from '#app/domain/case/thesaurus.ts'
import type { CarriedOut, EffectAfter, Result } from '#app/domain/outcome/types.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import type { CaseFragment } from '#app/editor/fragments.ts'
import type { BoardName, Name } from './people.ts'

type Of<T extends readonly string[]> = T[number]

/** A case of the trial. All of it is invented; times are days before the first start. */
export interface ExampleCase {
  readonly board: BoardName
  readonly author: Name
  readonly state: CaseState
  /** Days ago that it was placed, and that it came into its state. */
  readonly placed: number
  readonly since: number
  readonly question: string
  readonly kind: Of<typeof lists.kinds>
  readonly ageBand: Of<typeof lists.ageBands>
  readonly centre: Of<typeof lists.centres>
  readonly roleInViolence: Of<typeof lists.rolesInViolence>
  readonly themes: readonly Of<typeof lists.themes>[]
  readonly setting: Of<typeof lists.settings>
  readonly phase: Of<typeof lists.phases>
  readonly safety: Of<typeof lists.safeties>
  readonly urgency: Of<typeof lists.urgencies>
  readonly instruments?: readonly Of<typeof lists.instruments>[]
  readonly showName?: boolean
  readonly story: Partial<Record<CaseFragment, readonly string[]>>
  readonly tried: readonly { what: Of<typeof lists.interventions>; effect: Of<typeof lists.effects>; why: string }[]
  readonly thread: readonly Said[]
  readonly notes?: readonly string[]
  readonly summary?: readonly string[]
  readonly outcome?: ExampleOutcome
  /** Colleagues who were asked to think along. */
  readonly asked?: readonly { who: Name; by: Name; ago: number }[]
}

/** How far the ending has come; days are before the first start, and after it where below zero. */
export interface ExampleOutcome {
  readonly accepted: number
  readonly closedOut?: {
    readonly ago: number
    readonly result: Result
    readonly value: number
    readonly nextStep: string
    readonly lesson: 'wanted' | 'none' | 'written'
    readonly due: number
  }
  readonly told?: {
    readonly ago: number
    readonly carriedOut: CarriedOut
    readonly effect: EffectAfter
    readonly useful: number
    readonly why?: string
  }
  /** Two reminders were not answered. */
  readonly noAnswer?: true
  readonly lesson?: string
}

/** Something in the thread; `under` is the place in the thread of what it replies to. */
export interface Said {
  readonly who: Name
  readonly kind: 'question' | 'advice' | 'reply'
  readonly ago: number
  readonly body: string
  readonly under?: number
  readonly decision?: Decision
  readonly agreedBy?: readonly Name[]
}
