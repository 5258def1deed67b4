import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { groupings, isNarrowed, shows, spans, type View } from '../view.ts'

/** What the cards that lie here have to choose from. */
export interface Choosable {
  readonly themes: readonly string[]
  readonly ages: readonly string[]
  readonly kinds: readonly string[]
  readonly urgencies: readonly string[]
  readonly people: readonly { id: string; name: string }[]
}

/**
 * *Toon … over … voor …*: a sentence with choices, and the rest of them below. Works without script; with it a choice
 * takes effect at once and is remembered.
 */
export function Filter({ view, from, onView }: { view: View; from: Choosable; onView: (view: View) => void }) {
  const m = useMessages()
  const change = (part: Partial<View>) => onView({ ...view, ...part })
  const inWords = (words: Readonly<Record<string, string>>, codes: readonly string[]) =>
    codes.map((code) => ({ value: code, words: words[code] ?? code }))
  return (
    <Form className="filter-form" role="search" aria-label={m.board.filter}>
      <div className="filter">
        <Pick
          name="show"
          label={m.board.show}
          value={view.show}
          options={shows.map((value) => ({ value, words: m.board.shows[value] }))}
          onPick={(show) => change({ show: show as View['show'] })}
        />
        <Pick
          name="theme"
          label={m.board.over}
          value={view.theme}
          options={[{ value: '', words: m.board.allThemes }, ...inWords(m.case.themes, from.themes)]}
          onPick={(theme) => change({ theme })}
        />
        <Pick
          name="age"
          label={m.board.for}
          value={view.age}
          options={[{ value: '', words: m.board.allAges }, ...inWords(m.case.ageBands, from.ages)]}
          onPick={(age) => change({ age })}
        />
      </div>
      <details
        className="more-choices"
        open={isNarrowed({ ...view, show: 'all', theme: '', age: '' }) || view.group !== 'none'}
      >
        <summary>{m.board.moreChoices}</summary>
        <div className="choices-grid">
          <Pick
            name="kind"
            label={m.case.labels.kind}
            value={view.kind}
            options={[{ value: '', words: m.board.allKinds }, ...inWords(m.case.kinds, from.kinds)]}
            onPick={(kind) => change({ kind })}
          />
          <Pick
            name="urgency"
            label={m.case.labels.urgency}
            value={view.urgency}
            options={[{ value: '', words: m.board.allUrgencies }, ...inWords(m.case.urgencies, from.urgencies)]}
            onPick={(urgency) => change({ urgency })}
          />
          <Pick
            name="member"
            label={m.board.member}
            value={view.member}
            options={[
              { value: '', words: m.board.allMembers },
              ...from.people.map(({ id, name }) => ({ value: id, words: name })),
            ]}
            onPick={(member) => change({ member })}
          />
          <Pick
            name="since"
            label={m.board.placed}
            value={view.since}
            options={[
              { value: '', words: m.board.always },
              ...(Object.keys(spans) as (keyof typeof spans)[]).map((value) => ({
                value,
                words: m.board.spans[value],
              })),
            ]}
            onPick={(since) => change({ since: since as View['since'] })}
          />
          <Pick
            name="group"
            label={m.board.group}
            value={view.group}
            options={groupings.map((value) => ({ value, words: m.board.groupings[value] }))}
            onPick={(group) => change({ group: group as View['group'] })}
          />
          <Pick
            name="form"
            label={m.board.form}
            value={view.form}
            options={(['board', 'table'] as const).map((value) => ({ value, words: m.board.forms[value] }))}
            onPick={(form) => change({ form: form as View['form'] })}
          />
        </div>
      </details>
      <noscript>
        <button className="button small second">{m.board.filter}</button>
      </noscript>
    </Form>
  )
}

function Pick({
  name,
  label,
  value,
  options,
  onPick,
}: {
  name: string
  label: string
  value: string
  options: readonly { value: string; words: string }[]
  onPick: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </>
  )
}
