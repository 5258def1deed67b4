import type { ReactNode } from 'react'

/** A place where nothing is yet: what is not there, then one step. */
export const Empty = ({ head, children }: { head: string; children?: ReactNode }) => (
  <div className="bare stack-s">
    <p className="question">{head}</p>
    {children}
  </div>
)
