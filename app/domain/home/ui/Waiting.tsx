import { Link, useFetcher } from '@remix-run/react'
import { Row } from '#app/components/Page.tsx'
import { Pressing } from '#app/domain/board/ui/CardOnBoard.tsx'
import { QuickFollowUp } from '#app/domain/outcome/ui/QuickFollowUp.tsx'
import { AskOne } from '#app/domain/silence/ui/AskOne.tsx'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { daysSince } from '../rules.ts'
import type { Waiting } from '../types.ts'
import { nameOf } from './name-of.ts'

/** What waits first: on yellow, with one button. */
export function FirstWaiting({ one, now }: { one: Waiting; now: Date }) {
  const m = useMessages().home
  const name = nameOf(one, useMessages(), useLanguage())
  return (
    <Row full side={<Side one={one} now={now} />}>
      <section className="turn stack" aria-labelledby="first">
        <Kicker one={one} />
        <h2 id="first">{name}</h2>
        {one.stand && <Pressing card={one.stand} />}
        <p>{useSays(one)}</p>
        <Act one={one} now={now} first>
          <div className="actions">
            <Link className={asks(one) ? undefined : 'button on-weld'} to={one.to} prefetch="none">
              {m.does[one.kind]}
            </Link>
            {one.kind === 'asked' && !one.standsInFor && <NotNow one={one} />}
          </div>
        </Act>
      </section>
    </Row>
  )
}

/** Something else that waits. */
export function OneWaiting({ one, now }: { one: Waiting; now: Date }) {
  const name = nameOf(one, useMessages(), useLanguage())
  return (
    <Row side={<Side one={one} now={now} />}>
      <div className="stack-s">
        <h2 className="question">
          <Link to={one.to} prefetch="none">
            {name}
          </Link>
        </h2>
        {one.stand && <Pressing card={one.stand} />}
        <p className="quiet">{useSays(one)}</p>
        <Act one={one} now={now}>
          {one.kind === 'asked' && !one.standsInFor && <NotNow one={one} />}
        </Act>
      </div>
    </Row>
  )
}

/** What can be done right here, without going to the page; else what the page says about it. */
function Act({
  one,
  now,
  first = false,
  children,
}: {
  one: Waiting
  now: Date
  first?: boolean
  children: React.ReactNode
}) {
  if (one.kind === 'follow-up') return <QuickFollowUp caseId={one.id} />
  if (one.silence && asks(one)) {
    return (
      <>
        <AskOne caseId={one.id} asking={one.silence.asking} now={now} most={1} onYellow={first} />
        {children}
      </>
    )
  }
  return <>{children}</>
}

/** Is there somebody to ask with one click? Then that is the deed, and the page is beside it. */
const asks = (one: Waiting) => (one.silence?.asking.suggestions.length ?? 0) > 0

/** Who was asked says not now: it waits for them no longer. */
function NotNow({ one }: { one: Waiting }) {
  const m = useMessages().advice
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={`/cases/${one.id}/not-now`}>
      <button className="link-button">{m.notNow}</button>
    </fetcher.Form>
  )
}

function useSays(one: Waiting): string {
  const m = useMessages().home
  const says = useWhy(one)
  return one.standsInFor ? `${m.standsInFor(one.standsInFor)} ${says}` : says
}

function useWhy(one: Waiting): string {
  const m = useMessages().home
  if (one.kind === 'asked' && one.by) return m.askedBy(one.by)
  return one.silence ? m.silence[one.silence.why](one.silence.workingDays) : m.says[one.kind]
}

function Side({ one, now }: { one: Waiting; now: Date }) {
  const m = useMessages().home
  return (
    <p>
      <span className="side-head">{m.kinds[one.kind]}</span>
      <span className="fine">{one.startsAt ? one.boardName : m.since(daysSince(one.since, now))}</span>
    </p>
  )
}

function Kicker({ one }: { one: Waiting }) {
  const m = useMessages()
  if (one.startsAt || !one.boardName) return null
  const ages = one.ageBand
    ? `${m.home.ages(m.case.ageBands[one.ageBand as keyof typeof m.case.ageBands] ?? one.ageBand)}, `
    : ''
  return (
    <p className="kicker">
      {ages}
      {m.home.onBoard(one.boardName)}
    </p>
  )
}
