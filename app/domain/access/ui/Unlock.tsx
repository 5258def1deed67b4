import { useEffect, useState } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { post } from '#app/components/post.ts'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { useRegion } from '#app/components/region.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { useTrial } from '#app/components/trial.tsx'
import type { RefusalCode } from '#app/domain/refusal.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { PasskeyFault } from './PasskeyFault.tsx'
import { ThroughRegion } from './ThroughRegion.tsx'
import { usePasskey } from './use-passkey.ts'

/**
 * What opens a locked screen: a passkey, the password, or the region's own sign-on; in the trial one button.
 * @param apart  looks whether the screen was opened in another tab: for a page that must stay as it is
 */
export function Unlock({ to, unlocked, apart }: { to: string; unlocked: () => void; apart?: () => void }) {
  return useTrial() ? (
    <TrialUnlock to={to} unlocked={unlocked} />
  ) : (
    <RealUnlock to={to} unlocked={unlocked} apart={apart} />
  )
}

function TrialUnlock({ to, unlocked }: { to: string; unlocked: () => void }) {
  const m = useMessages()
  const { busy, refused, send } = usePost(unlocked)
  return (
    <form
      method="post"
      action="/locked"
      onSubmit={(event) => {
        event.preventDefault()
        void send({})
      }}
    >
      <input type="hidden" name="to" value={to} />
      <p className="quiet">{m.access.unlockTrial}</p>
      <RefusedNotice {...refused} />
      <div className="actions place">
        <button className="button" aria-busy={busy}>
          <Icon name="key" /> {m.access.unlock}
        </button>
        <a href="/sign-in">{m.frame.changePersona}</a>
      </div>
    </form>
  )
}

function RealUnlock({ to, unlocked, apart }: { to: string; unlocked: () => void; apart?: () => void }) {
  const m = useMessages().access
  const { busy, refused, send } = usePost(unlocked)
  const passkey = usePasskey({ challenge: '/passkey/challenge', answerTo: '/locked/passkey', done: unlocked })
  return (
    <div className="unlock">
      <button type="button" className="button whole" aria-busy={passkey.busy} onClick={() => passkey.ask()}>
        <Icon name="key" /> {passkey.busy ? m.busy : m.unlockPasskey}
      </button>
      <PasskeyFault fault={passkey.fault} />
      {apart ? (
        <RegionApart look={apart} />
      ) : (
        <ThroughRegion action="/locked/region" words={m.goOnThroughRegion} to={to} />
      )}
      <p className="or">{m.or}</p>
      <form
        method="post"
        action="/locked"
        onSubmit={(event) => {
          event.preventDefault()
          void send(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>)
        }}
      >
        <input type="hidden" name="to" value={to} />
        <RefusedNotice {...refused} />
        <TextField name="password" label={m.password} type="password" autoComplete="current-password" />
        <div className="actions">
          <button className="button second" aria-busy={busy}>
            {busy ? m.busy : m.unlockPassword}
          </button>
        </div>
      </form>
    </div>
  )
}

/** The region's own sign-on in a tab of its own; back in this one, we look whether it is open. */
function RegionApart({ look }: { look: () => void }) {
  const m = useMessages().access
  const name = useRegion()
  const [gone, setGone] = useState(false)
  useEffect(() => {
    if (!gone) return
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [gone, look])
  if (name === null) return null
  return (
    <form
      method="post"
      action="/locked/region"
      target="_blank"
      rel="noopener"
      className="place"
      onSubmit={() => setGone(true)}
    >
      <button className="button second whole">{m.goOnThroughRegion(name)}</button>
      <p className="help key-help">{m.regionApart(name)}</p>
      {gone && (
        <p className="place" role="status">
          <button type="button" className="button second whole" onClick={look}>
            {m.regionDone}
          </button>
        </p>
      )}
    </form>
  )
}

/** Sends what opens the screen, outside the router: what lies behind the veil stays as it was. */
function usePost(unlocked: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ code: RefusalCode | null; seconds?: unknown }>({ code: null })
  return {
    busy,
    refused,
    async send(fields: Record<string, string>) {
      setBusy(true)
      const answer = await post('/locked/password', fields)
      setBusy(false)
      if ('done' in answer) unlocked()
      else if ('lost' in answer) setRefused({ code: 'unavailable' })
      else
        setRefused({
          code: answer.refused === 'bad-input' ? 'wrong-credentials' : answer.refused,
          seconds: answer.details.seconds,
        })
    },
  }
}
