import { Fragment } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { factsOf } from '../facts.ts'
import { needsStopScreen } from '../rules.ts'
import type { Case } from '../types.ts'
import { ChangedMark } from './ChangedMark.tsx'

/** *In het kort*: the coded fields in words. @param changed  fields that changed since the reader's visit before this one */
export function Facts({ aCase, changed = [] }: { aCase: Case; changed?: readonly string[] }) {
  const m = useMessages().case
  return (
    <section className="row" aria-labelledby="facts">
      <h2 className="side side-head" id="facts">
        {m.facts}
      </h2>
      <dl className="text facts">
        {factsOf(aCase, m).map(({ fields, label, words }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {fields.includes('safety') && needsStopScreen(aCase.safety) && <Icon name="warning" />} {words}{' '}
              <ChangedMark when={fields.some((field) => changed.includes(field))} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
