import { Link } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'
import { useAskerOrNobody } from './asker.tsx'
import { BringIn } from './BringIn.tsx'
import { Icon } from './Icon.tsx'
import { LockButton } from './Leave.tsx'
import { PhoneMenu } from './PhoneMenu.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { usePlaces } from './places.ts'
import { useUnread } from './unread.tsx'

/** The word and the line after it, as a caret; where one can go; and what one can do about oneself. */
export function Masthead() {
  const asker = useAskerOrNobody()
  return (
    <header className="masthead">
      <Link className="wordmark" to={asker ? '/' : '/sign-in'}>
        meedenken
      </Link>
      {asker && <Ways />}
    </header>
  )
}

function Ways() {
  const m = useMessages().frame
  const { places, mayBringIn } = usePlaces()
  return (
    <>
      <nav className="wide" aria-label={m.mainMenu}>
        <ul className="nav">
          {places.map(({ to, words, here }) => (
            <li key={to}>
              <Link to={to} aria-current={here ? 'page' : undefined} prefetch="none">
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="masthead-tools">
        {mayBringIn && (
          <BringIn className="tool bring">
            <Icon name="plus" /> <span className="tool-word">{m.bringIn}</span>
          </BringIn>
        )}
        <MessagesLink />
        <LockButton className="tool" />
        <ProfileMenu />
      </div>
      <PhoneMenu />
    </>
  )
}

/** To what waits in one's inbox, and how much that is. */
function MessagesLink() {
  const m = useMessages()
  const unread = useUnread()
  return (
    <Link className="tool" to="/messages" prefetch="none">
      <Icon name="mail" /> <span className="tool-word">{m.message.inbox}</span>
      {unread > 0 && (
        <span className="marker count">
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span className="unseen">{m.message.unread(unread)}</span>
        </span>
      )}
    </Link>
  )
}
