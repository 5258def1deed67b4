import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { MyCard } from '../types.ts'
import { grouped, type View } from '../view.ts'
import { CardTable } from './CardTable.tsx'
import { Columns } from './Columns.tsx'

/** The cards as somebody wants to see them: on columns or in a table, whole or in groups. */
export function Groups({
  cards,
  view,
  people,
}: {
  cards: readonly MyCard[]
  view: View
  people: readonly { id: string; name: string }[]
}) {
  const m = useMessages()
  const language = useLanguage()
  if (view.group === 'none') {
    return view.form === 'table' ? (
      <CardTable cards={[...cards].sort(longestWaiting)} caption={m.board.head} />
    ) : (
      <Columns cards={cards} />
    )
  }
  const words = {
    theme: m.case.themes as Record<string, string>,
    age: m.case.ageBands as Record<string, string>,
    kind: m.case.kinds as Record<string, string>,
    urgency: m.case.urgencies as Record<string, string>,
    member: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    date: {} as Record<string, string>,
  }[view.group]
  const nameOf = (group: string) => {
    if (group === '') return view.group === 'member' ? m.board.unnamed : m.board.without
    if (view.group !== 'date') return words[group] ?? group
    return new Date(`${group}-15T12:00:00Z`).toLocaleDateString(language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  }
  return (
    <>
      {grouped(cards, view.group, Object.keys(words)).map(({ group, cards: lying }) => (
        <section key={group} className="board-group" aria-labelledby={`group-${group || 'none'}`}>
          <h2 id={`group-${group || 'none'}`} className="group-name">
            {nameOf(group)} <span className="fine">{m.board.cards(lying.length)}</span>
          </h2>
          {view.form === 'table' ? (
            <CardTable cards={[...lying].sort(longestWaiting)} caption={nameOf(group)} />
          ) : (
            <Columns cards={lying} headed={false} />
          )}
        </section>
      ))}
    </>
  )
}

const longestWaiting = (a: MyCard, b: MyCard) => a.since.localeCompare(b.since) || a.number - b.number
