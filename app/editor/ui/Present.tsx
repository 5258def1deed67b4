import { useEffect, useMemo, useRef, useState } from 'react'
import { useAsker } from '#app/components/asker.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Person, paraphOf } from './people.ts'
import type { LiveRoom } from './use-room.ts'

/** ms between two spoken summaries: at most one in five seconds. */
const spokenEveryMs = 5000

/**
 * "Nu hier": who else is writing, and where. Readers are never shown.
 * @param places  fragment name to its name in words and the id of its field, for the link
 */
export function Present({
  room,
  places = {},
}: {
  room: LiveRoom
  places?: Record<string, { label: string; id: string }>
}) {
  const m = useMessages().editor
  const me = useAsker().id
  const others = useMemo(() => room.people.filter((person) => person.memberId !== me), [room.people, me])
  return (
    <>
      {others.length === 0 ? (
        <p className="quiet">{m.youAlone}</p>
      ) : (
        <ul className="here" translate="no">
          {others.map((person) => (
            <li key={person.memberId}>
              <span className="paraph" data-who={person.colour} aria-hidden="true">
                {paraphOf(person.name)}
              </span>
              <span>
                {person.name} <Doing person={person} places={places} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Summary people={others} />
    </>
  )
}

function Doing({ person, places }: { person: Person; places: Record<string, { label: string; id: string }> }) {
  const m = useMessages().editor
  const place = person.fragment ? places[person.fragment] : undefined
  if (!place) return <>{m.isHere}</>
  return (
    <>
      {m.writesAt} <a href={`#${place.id}`}>{place.label}</a>
    </>
  )
}

/** One polite sentence after who came or went, at most one in five seconds; can be switched off. */
function Summary({ people }: { people: readonly Person[] }) {
  const m = useMessages().editor
  const [on, setOn] = useState(true)
  const [spoken, setSpoken] = useState('')
  const last = useRef({ at: 0, names: '' })
  const names = inWords(people, m.and)
  useEffect(() => {
    if (!on || names === last.current.names) return
    const wait = Math.max(0, last.current.at + spokenEveryMs - Date.now())
    const say = setTimeout(() => {
      last.current = { at: Date.now(), names }
      setSpoken(m.others(names))
    }, wait)
    return () => clearTimeout(say)
  }, [names, on, m])
  return (
    <>
      <span className="unseen" role="status">
        {on ? spoken : ''}
      </span>
      <label className="choice small-choice until-focus">
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />{' '}
        <span>{m.tellWho}</span>
      </label>
    </>
  )
}

const inWords = (people: readonly Person[], and: string) => {
  const names = people.map((person) => person.name)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`
}
