import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { post } from '#app/components/post.ts'

/**
 * Whoever arrives by a message has read it: the page says so itself, for looking at an address changes nothing. They
 * land on the first thing of the page that is theirs to do or new to them (`data-arrive`).
 */
export function ReadOnArrival() {
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  useEffect(() => {
    const message = /^#message=([0-9a-f-]{36})$/.exec(hash)?.[1]
    if (!message) return
    void post('/messages/reading', { message })
    navigate(pathname + search, { replace: true, preventScrollReset: true })
    document.querySelector<HTMLElement>('[data-arrive]')?.focus()
  }, [pathname, search, hash, navigate])
  return null
}
