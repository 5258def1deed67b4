import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

/** Something to know, said aloud when it appears. `grave` is for what went wrong, and interrupts. */
export const Notice = ({ kind, grave = false, children }: { kind: IconName; grave?: boolean; children: ReactNode }) => (
  <div className={grave ? 'notice grave' : 'notice'} role={grave ? 'alert' : 'status'}>
    <Icon name={kind} />
    <div className="stack-s">{children}</div>
  </div>
)
