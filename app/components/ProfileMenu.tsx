import { Link } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'
import { useAsker } from './asker.tsx'
import { Bands } from './Bands.tsx'
import { SignOutButton } from './Leave.tsx'
import { Menu } from './Menu.tsx'
import { Paraph } from './Paraph.tsx'
import { PreferenceForm } from './PreferenceForm.tsx'

/** Behind one's own paraaf: who one is, language, light or dark, help, and out. */
export function ProfileMenu() {
  const m = useMessages()
  const asker = useAsker()
  return (
    <Menu
      className="me-menu"
      label={
        <>
          <Paraph name={asker.name} colour={asker.colour} />
          <span className="unseen">{m.frame.you(asker.name)}</span>
        </>
      }
    >
      <div className="me-panel">
        <p>
          <strong>{asker.name}</strong>
          <span className="fine">{asker.roles.map((role) => m.member.roles[role]).join(', ')}</span>
        </p>
        <PreferenceForm>
          <Bands name="language" label={m.member.language} chosen={asker.language} choices={m.member.languages} langs />
        </PreferenceForm>
        <PreferenceForm>
          <Bands name="theme" label={m.member.theme} chosen={asker.theme} choices={m.member.themes} />
        </PreferenceForm>
        <ul className="me-links">
          <li>
            <Link to="/account">{m.frame.yourDetails}</Link>
          </li>
          <li>
            <Link to="/help">{m.frame.help}</Link>
          </li>
          <li>
            <Link to="/help#keys">{m.frame.shortcutsTitle}</Link>
          </li>
          <li>
            <SignOutButton className="menu-deed" />
          </li>
        </ul>
      </div>
    </Menu>
  )
}
