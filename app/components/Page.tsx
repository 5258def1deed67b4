import type { ReactNode } from 'react'
import { Foot } from './Foot.tsx'
import { Masthead } from './Masthead.tsx'

/** One sheet, one line. 'board' is the table with cards, 'wide' a page without a margin. */
export function Page({ kind = 'sheet', children }: { kind?: 'sheet' | 'board' | 'wide'; children: ReactNode }) {
  return (
    <div className={kind === 'sheet' ? 'page' : `page ${kind}-page`}>
      <i className="line" aria-hidden="true" />
      <Masthead />
      <main id="inhoud" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </div>
  )
}

/** Left of the line who, when, what kind; right of it what is said. */
export function Row({
  side,
  full = false,
  roomy = false,
  className = '',
  children,
}: {
  side?: ReactNode
  full?: boolean
  roomy?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <div className={`row ${className}`.trim()}>
      {side && <div className="side">{side}</div>}
      <div className={full ? 'full' : roomy ? 'text roomy' : 'text'}>{children}</div>
    </div>
  )
}

/** The end of a list, said as such. */
export const TheEnd = ({ children }: { children: ReactNode }) => (
  <div className="row">
    <p className="text the-end">{children}</p>
  </div>
)
