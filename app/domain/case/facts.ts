import type { Messages } from '#app/i18n/index.ts'
import type { Case } from './types.ts'

/** One line of *In het kort*: the fields it is made of, its label and its words. */
export interface Fact {
  readonly fields: readonly string[]
  readonly label: string
  readonly words: string
}

/** The coded fields in words; what is not filled in is left out. */
export function factsOf(aCase: Case, m: Messages['case']): Fact[] {
  const say = (words: Readonly<Record<string, string>>, ...codes: (string | null)[]) =>
    codes
      .map((code) => (code ? words[code] : ''))
      .filter(Boolean)
      .join(', ')
  const both = (one: string, other: string) => [one, other.toLowerCase()].filter(Boolean).join(', ')
  const code = aCase.reportingCodeStep && m.reportingCode(say(m.reportingCodeSteps, aCase.reportingCodeStep))
  const facts: Fact[] = [
    {
      fields: ['centre', 'roleInViolence'],
      label: m.labels.centre,
      words: both(say(m.centres, aCase.centre), say(m.rolesInViolence, aCase.roleInViolence)),
    },
    {
      fields: ['ageBand'],
      label: m.labels.ageBand,
      words: aCase.ageBand ? m.ages(say(m.ageBands, aCase.ageBand)) : '',
    },
    { fields: ['kind'], label: m.labels.kind, words: say(m.kinds, aCase.kind) },
    { fields: ['themes'], label: m.labels.themes, words: say(m.themes, ...aCase.themes) },
    {
      fields: ['setting', 'phase'],
      label: m.labels.settingAndPhase,
      words: both(say(m.settings, aCase.setting), say(m.phases, aCase.phase)),
    },
    {
      fields: ['safety', 'reportingCodeStep'],
      label: m.labels.safety,
      words: [say(m.safeties, aCase.safety), code].filter(Boolean).join('. '),
    },
    { fields: ['instruments'], label: m.labels.instruments, words: say(m.instruments, ...aCase.instruments) },
    { fields: ['urgency'], label: m.labels.urgency, words: say(m.urgencies, aCase.urgency) },
  ]
  return facts.filter((fact) => fact.words !== '')
}
