import { useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { needsStopScreen } from '../rules.ts'
import * as lists from '../thesaurus.ts'
import type { Case } from '../types.ts'
import { Choices, Choose } from './Choices.tsx'
import { StopScreen } from './StopScreen.tsx'
import type { Asking } from './use-asking.ts'

/** 2. About whom: codes only, so that nothing here can name anybody. */
export function AboutFields({ aCase, asking }: { aCase: Case; asking: Asking }) {
  const m = useMessages().case
  const { at, choices } = asking
  const [safety, setSafety] = useState(aCase.safety)
  return (
    <>
      <Choices {...choices('ageBand', lists.ageBands, m.ageBands, aCase.ageBand)} help={m.help.ageBand} bands />
      <Choices {...choices('centre', lists.centres, m.centres, aCase.centre)} bands />
      <Choices {...choices('roleInViolence', lists.rolesInViolence, m.rolesInViolence, aCase.roleInViolence)} bands />
      <Choices {...choices('themes', lists.themes, m.themes, aCase.themes)} help={m.help.themes} many />
      <Choose {...choices('setting', lists.settings, m.settings, aCase.setting)} help={m.help.setting} />
      <Choices {...choices('phase', lists.phases, m.phases, aCase.phase)} />
      <Choices
        {...choices('safety', lists.safeties, m.safeties, aCase.safety)}
        bands
        onChoice={([one]) => setSafety(one ?? null)}
      >
        {needsStopScreen(safety) && <StopScreen url={`${at}/safety`} choice={aCase.safetyScreen?.choice ?? null} />}
      </Choices>
      <Choose
        {...choices('reportingCodeStep', lists.reportingCodeSteps, m.reportingCodeSteps, aCase.reportingCodeStep)}
      />
    </>
  )
}
