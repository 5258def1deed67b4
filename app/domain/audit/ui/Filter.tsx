import { Form, Link } from '@remix-run/react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { deedsByConcept } from '../rules.ts'
import type { AskedLog } from '../schema.ts'

/** What the log is asked for: period, person, case, deed. */
export function Filter({ asked, people }: { asked: AskedLog; people: readonly { id: string; name: string }[] }) {
  const m = useMessages().log
  return (
    <Form method="get" action="/log" className="log-filter" key={JSON.stringify(asked)}>
      <div className="field">
        <label htmlFor="from">{m.from}</label>
        <input type="date" id="from" name="from" defaultValue={asked.from} />
      </div>
      <div className="field">
        <label htmlFor="to">{m.to}</label>
        <input type="date" id="to" name="to" defaultValue={asked.to} />
      </div>
      <div className="field">
        <label htmlFor="member">{m.person}</label>
        <select id="member" name="member" defaultValue={asked.member ?? ''}>
          <option value="">{m.everyone}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="case">{m.caseNumber}</label>
        <input
          type="text"
          id="case"
          name="case"
          defaultValue={asked.case}
          autoComplete="off"
          aria-describedby="case-help"
        />
        <p className="fine" id="case-help">
          {m.caseHelp}
        </p>
      </div>
      <div className="field">
        <label htmlFor="deed">{m.deed}</label>
        <select id="deed" name="deed" defaultValue={asked.deed ?? ''}>
          <option value="">{m.everyDeed}</option>
          {deedsByConcept().map(([concept, deeds]) => (
            <optgroup key={concept} label={m.concepts[concept] ?? concept}>
              {deeds.map((deed) => (
                <option key={deed} value={deed}>
                  {m.deeds[deed]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="actions">
        <button className="button">{m.show}</button>
        <Link to="/log">{m.all}</Link>
      </div>
    </Form>
  )
}
