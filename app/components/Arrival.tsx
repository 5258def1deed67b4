import { useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'

/** Milliseconds before waiting is put into words. */
const patienceMs = 400

/**
 * Going to another page without loading the frame again: the focus goes to the content and the page says its name, as
 * with any link. A page that takes long is announced in words.
 */
export function Arrival() {
  const { pathname } = useLocation()
  const m = useMessages().frame
  const navigation = useNavigation()
  const [words, setWords] = useState('')
  const [slow, setSlow] = useState(false)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    setWords(document.title)
    if (!document.activeElement?.closest('main')) document.getElementById('inhoud')?.focus({ preventScroll: true })
  }, [pathname])
  const waiting = navigation.state === 'loading' && navigation.location.pathname !== pathname
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => clearTimeout(timer)
  }, [waiting])
  return (
    <>
      <p className="unseen" role="status">
        {words}
      </p>
      <div className="toast-place waiting" role="status">
        {slow && <p className="toast">{m.loading}</p>}
      </div>
    </>
  )
}
