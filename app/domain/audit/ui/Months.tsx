import { Link } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Language } from '../../member/types.ts'
import type { Month } from '../types.ts'

/** The months that are over, and who signed for each; what should have been signed by now is amber. */
export function Months({ months }: { months: readonly Month[] }) {
  const m = useMessages().log
  const language = useLanguage()
  if (months.length === 0) return <p className="quiet">{m.noMonths}</p>
  return (
    <>
      <p className="help">{m.monthsLead}</p>
      <ul className="months">
        {months.map(({ month, signed, overdue }) => (
          <li key={month} className={overdue ? 'overdue' : undefined}>
            <Link to={`/log/months/${month}`}>{monthWords(month, language)}</Link>
            <span>
              {overdue && <Icon name="warning" />}{' '}
              {signed ? m.signedBy(signed.name ?? '', dayOf(signed.at, language)) : overdue ? m.overdue : m.toReview}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** `oktober 2026`. */
export const monthWords = (month: string, language: Language) =>
  dayOf(new Date(`${month}T12:00:00Z`), language).replace(/^1 /, '')
