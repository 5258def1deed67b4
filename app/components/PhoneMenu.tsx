import { Link, NavLink } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'
import { BringIn } from './BringIn.tsx'
import { Icon } from './Icon.tsx'
import { LockButton, SignOutButton } from './Leave.tsx'
import { Menu } from './Menu.tsx'
import { usePlaces } from './places.ts'
import { useUnread } from './unread.tsx'

/** Everything of the masthead in one panel, where there is no room for it side by side. */
export function PhoneMenu() {
  const { frame: m, message } = useMessages()
  const unread = useUnread()
  const { places, mayBringIn } = usePlaces()
  return (
    <Menu className="menu" label={m.menu}>
      <nav aria-label={m.menu}>
        <ul className="nav">
          {places.map(({ to, words, here }) => (
            <li key={to}>
              <Link to={to} aria-current={here ? 'page' : undefined} prefetch="none">
                {words}
              </Link>
            </li>
          ))}
          {mayBringIn && (
            <li>
              <BringIn className="menu-deed bring">
                <Icon name="plus" /> {m.bringIn}
              </BringIn>
            </li>
          )}
          <li>
            <NavLink to="/messages">
              {message.inbox}
              {unread > 0 && <span className="quiet">, {message.unread(unread)}</span>}
            </NavLink>
          </li>
          <li>
            <NavLink to="/account">{m.yourDetails}</NavLink>
          </li>
          <li>
            <NavLink to="/help">{m.help}</NavLink>
          </li>
          <li>
            <LockButton className="menu-deed" />
          </li>
          <li>
            <SignOutButton className="menu-deed" />
          </li>
        </ul>
      </nav>
    </Menu>
  )
}
