import { useFetcher, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/use-messages.tsx'

/** A form that is sent as soon as something in it is chosen; without scripts it has a button. */
export function PreferenceForm({ children }: { children: ReactNode }) {
  const m = useMessages().member
  const fetcher = useFetcher({ key: 'preferences' })
  const { pathname, search } = useLocation()
  return (
    <fetcher.Form
      method="post"
      action="/account/preferences"
      preventScrollReset
      className="field"
      onChange={(event) => fetcher.submit(event.currentTarget, { preventScrollReset: true })}
    >
      <input type="hidden" name="to" value={pathname + search} />
      {children}
      <noscript>
        <button className="button second small">{m.keep}</button>
      </noscript>
    </fetcher.Form>
  )
}
