import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { dayInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import { speakable } from '../../board/rules.ts'
import type { Colleague } from '../../member/types.ts'
import { thinkingStates } from '../../rights/case-states.ts'
import type { Case } from '../types.ts'

/** The question as the page's name; left of the line whose case it is, its number and since when; below it the turn. */
export function CaseHead({
  aCase,
  coAuthors,
  wantedBefore,
  may,
  children,
}: {
  aCase: Case
  coAuthors: readonly Colleague[]
  wantedBefore: Date | null
  may: { write: boolean; export: boolean }
  children?: ReactNode
}) {
  const m = useMessages().case
  const language = useLanguage()
  const placed = useSearchParams()[0].has('placed')
  const state = (
    {
      hidden: m.hiddenNow,
      withdrawn: m.withdrawnNow,
      minimised: m.minimisedNow,
      'second-reading': m.withSecondReader,
    } as Partial<Record<Case['state'], string>>
  )[aCase.state]
  return (
    <div className="row">
      <div className="side">
        <span className="side-head">
          {aCase.mine === 'author' ? m.yours : aCase.author ? m.by(aCase.author.name) : m.byAuthor}
        </span>
        {coAuthors.length > 0 && (
          <span className="fine">{m.coAuthorsAre(coAuthors.map((one) => one.name).join(', '))}</span>
        )}
        <span className="fine figures">{speakable(aCase.number)}</span>
        {aCase.publishedAt && (
          <span className="fine">
            {m.placedOn(dayInWords(aCase.publishedAt, language, new Date(aCase.publishedAt)))}
          </span>
        )}
        {wantedBefore && thinkingStates.includes(aCase.state) && (
          <span className="fine">{m.wantedBefore(dayInWords(wantedBefore, language, wantedBefore))}</span>
        )}
      </div>
      <div className="text roomy stack">
        <h1 translate="no">{aCase.question || m.number(speakable(aCase.number))}</h1>
        {placed && (
          <p className="saving" role="status">
            <Icon name="tick" /> {m.placed}
          </p>
        )}
        {state && (
          <p role="status">
            <strong>{state}</strong>
          </p>
        )}
        {children}
        <p className="actions">
          <Link to={`/boards/${aCase.boardId}`}>{m.toBoard(aCase.boardName)}</Link>
          {may.write && <Link to={`/cases/${aCase.id}/edit`}>{m.edit}</Link>}
          {may.export && <Link to={`/cases/${aCase.id}/export`}>{m.toExport}</Link>}
        </p>
      </div>
    </div>
  )
}
