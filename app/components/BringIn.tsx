import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

/**
 * *Casus inbrengen* in one press: the form opens on this board, or on the only one somebody is on; whoever is on several
 * chooses first.
 */
export function BringIn({
  boardId,
  className,
  children,
}: {
  boardId?: string
  className: string
  children: ReactNode
}) {
  const to = boardId ? `/boards/${boardId}/cases/new` : '/cases/new'
  const navigation = useNavigation()
  return (
    <Form method="post" action={to}>
      <button className={className} aria-busy={navigation.formAction === to}>
        {children}
      </button>
    </Form>
  )
}
