import { Link } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Row, TheEnd } from '#app/components/Page.tsx'
import { couldEver } from '#app/domain/rights/policy.ts'
import { dayInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Home } from '../types.ts'
import { Later } from './Later.tsx'
import { FirstWaiting, OneWaiting } from './Waiting.tsx'

/** One large sentence, the first thing on yellow, the others in order, and the end. */
export function HomePage({ home, now }: { home: Home; now: Date }) {
  const m = useMessages().home
  const language = useLanguage()
  const asker = useAsker()
  const [first, ...others] = home.waiting
  const nothingElse = home.own.length === 0 && home.news.length === 0 && home.notes.length === 0 && !home.meeting
  return (
    <>
      <Row side={<p className="quiet today">{dayInWords(now, language, now)}</p>} roomy>
        <h1 className={first ? 'hero' : 'hero calm'}>{m.hero(home.waiting.length)}</h1>
      </Row>
      {first ? (
        <>
          <FirstWaiting one={first} now={now} />
          {others.map((one) => (
            <OneWaiting key={`${one.kind} ${one.id} ${one.to}`} one={one} now={now} />
          ))}
          {home.waiting.some((one) => one.kind === 'silent') && (
            <Row>
              <Link to="/silence" prefetch="none">
                {m.allSilent}
              </Link>
            </Row>
          )}
          {home.more && (
            <Row>
              <Link to="/boards" prefetch="none">
                {m.moreToAdvise}
              </Link>
            </Row>
          )}
          <TheEnd>{nothingElse ? m.endAll : m.end}</TheEnd>
        </>
      ) : (
        <TheEnd>{couldEver(asker, 'board.list') ? m.calm : m.administrator}</TheEnd>
      )}
      <Later home={home} now={now} />
    </>
  )
}
