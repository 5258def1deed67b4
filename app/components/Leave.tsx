import { Form, useLocation } from '@remix-run/react'
import { useMessages } from '../i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import { lockEvent } from './lock-event.ts'

/** *Nu vergrendelen*: hides everything at once; one comes back where one was. */
export function LockButton({ className }: { className: string }) {
  const m = useMessages().frame
  const { pathname } = useLocation()
  return (
    <Form
      method="post"
      action="/account/lock"
      reloadDocument
      onSubmit={(event) => {
        if (!dispatchEvent(new Event(lockEvent, { cancelable: true }))) event.preventDefault()
      }}
    >
      <input type="hidden" name="to" value={pathname} />
      <button className={className}>
        <Icon name="lock" /> <span className="tool-word">{m.lock}</span>
      </button>
    </Form>
  )
}

/** Ends the session. The page is loaded anew, so that nothing of it stays in memory. */
export function SignOutButton({ className }: { className: string }) {
  const m = useMessages().frame
  return (
    <Form method="post" action="/account/sign-out" reloadDocument>
      <button className={className}>
        <Icon name="leave" /> <span>{m.signOut}</span>
      </button>
    </Form>
  )
}
