import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { clockTime } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Language } from '../../member/types.ts'
import { beginsAt, fullness, partMinutes } from '../rules.ts'
import type { AgendaItem, Meeting } from '../types.ts'
import { AddPart } from './AddPart.tsx'
import { Slot } from './Slot.tsx'
import { useNameOf } from './use-name-of.ts'

/**
 * The agenda, the line as its clock: when each part begins stands left of it. Whoever makes it moves parts with
 * buttons; the times and the total follow while minutes are still being typed.
 */
export function Agenda({
  meeting,
  items,
  mayChange,
  language,
}: {
  meeting: Meeting
  items: readonly AgendaItem[]
  mayChange: boolean
  language: Language
}) {
  const m = useMessages().meeting
  const nameOf = useNameOf()
  const fetcher = useFetcher({ key: 'agenda' })
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [said, setSaid] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const refocus = useRef<string | null>(null)
  useEffect(() => {
    if (!refocus.current || fetcher.state !== 'idle') return
    list.current?.querySelector<HTMLElement>(`[data-press="${refocus.current}"]`)?.focus()
    refocus.current = null
  })

  const minutes = items.map((item) => minutesIn(typed[item.id]) ?? item.minutes)
  const begins = beginsAt(minutes, meeting.startsAt)
  const { planned, available, left } = fullness(minutes, meeting)
  const action = `/meetings/${meeting.id}/agenda`

  const move = (item: AgendaItem, at: number, direction: 'earlier' | 'later') => {
    const place = direction === 'earlier' ? at : at + 2
    if (place < 1 || place > items.length) return
    refocus.current = `${direction}-${item.id}`
    setSaid(m.movedTo(nameOf(item), place, items.length))
    fetcher.submit({ deed: direction, item: item.id }, { method: 'post', action })
  }

  return (
    <section aria-labelledby="agenda" ref={list}>
      <div className="row">
        <p className="side" />
        <div className="text agenda-head">
          <h2 id="agenda">{m.agenda}</h2>
          {mayChange && (
            <p data-total={planned} className={left < 0 ? 'too-long' : undefined}>
              <strong>{m.fullness(planned, available)}</strong> <span className="quiet">{m.left(left)}</span>
            </p>
          )}
        </div>
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
      {items.length === 0 && (
        <div className="row slot">
          <p className="side" />
          <p className="text quiet">{m.emptyAgenda}</p>
        </div>
      )}
      {items.map((item, at) => (
        <Slot
          key={item.id}
          item={item}
          begins={begins[at] as Date}
          clock={clockTime(begins[at] as Date, language)}
          tools={
            mayChange
              ? {
                  first: at === 0,
                  last: at === items.length - 1,
                  typed: typed[item.id],
                  wrong: typed[item.id] !== undefined && minutesIn(typed[item.id]) === undefined,
                  type: (text) => setTyped({ ...typed, [item.id]: text }),
                  keep: () => {
                    const asked = minutesIn(typed[item.id])
                    if (asked === undefined || asked === item.minutes) return
                    fetcher.submit({ deed: 'minutes', item: item.id, minutes: asked }, { method: 'post', action })
                  },
                  earlier: () => move(item, at, 'earlier'),
                  later: () => move(item, at, 'later'),
                  takeOff: () => {
                    setSaid(m.takenOff(nameOf(item)))
                    const beside = items[at + 1] ?? items[at - 1]
                    refocus.current = beside ? `off-${beside.id}` : null
                    fetcher.submit({ deed: 'take-off', item: item.id }, { method: 'post', action })
                  },
                }
              : null
          }
        />
      ))}
      {mayChange && <AddPart action={action} />}
    </section>
  )
}

/** Whole minutes within the limits of a part, or undefined. */
function minutesIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*\d{1,3}\s*$/.test(text)) return undefined
  const minutes = Number(text)
  return minutes >= partMinutes.least && minutes <= partMinutes.most ? minutes : undefined
}
