import { LockButton, SignOutButton } from '#app/components/Leave.tsx'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Locking and signing out, with the difference in words. */
export function Leaving() {
  const m = useMessages().member
  return (
    <Row className="from-top" side={<h2 className="side-head">{m.now}</h2>}>
      <p className="help">{m.lockHelp}</p>
      <div className="actions place">
        <LockButton className="button second" />
        <SignOutButton className="button second" />
      </div>
    </Row>
  )
}
