import { Link, useNavigate } from '@remix-run/react'
import { useRef } from 'react'
import { Row } from '#app/components/Page.tsx'
import { useRegion } from '#app/components/region.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Factors } from '../types.ts'
import { PasskeyFault } from './PasskeyFault.tsx'
import { Removal } from './Removal.tsx'
import { ThroughRegion } from './ThroughRegion.tsx'
import { usePasskey } from './use-passkey.ts'

/** With what one signs in, and what can be changed about it. */
export function OwnFactors({ factors }: { factors: Factors }) {
  const m = useMessages().access
  const language = useLanguage()
  const ways = factors.passkeys.length + (factors.passwordSince ? 1 : 0) + (factors.regionSince ? 1 : 0)
  return (
    <>
      <Row className="from-top" side={<h2 className="side-head">{m.passkeys}</h2>}>
        {factors.passkeys.length === 0 ? (
          <p className="quiet">{m.passkeyNone}</p>
        ) : (
          <ul className="news">
            {factors.passkeys.map((key) => {
              const name = key.name || m.passkeyUnnamed
              return (
                <li key={key.id}>
                  <span>
                    {name}
                    <span className="fine under">
                      {m.madeOn(dayOf(key.createdAt, language))}
                      {key.lastUsedAt && `, ${m.usedOn(dayOf(key.lastUsedAt, language))}`}
                    </span>
                  </span>
                  {ways > 1 && (
                    <Removal action={`/account/access/passkeys/${key.id}/removal`} look="second small">
                      {m.remove}
                      <span className="unseen"> {name}</span>
                    </Removal>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        <AddPasskey />
      </Row>
      <Row className="from-top" side={<h2 className="side-head">{m.passwordHead}</h2>}>
        <p>{factors.passwordSince ? m.passwordSince(dayOf(factors.passwordSince, language)) : m.passwordNone}</p>
        <div className="actions place">
          <Link className="button second" to="/account/access/password">
            {factors.passwordSince ? m.replacePassword : m.setPassword}
          </Link>
          {factors.passwordSince && ways > 1 && (
            <Removal action="/account/access/password/removal" look="grave">
              {m.removePassword}
            </Removal>
          )}
        </div>
      </Row>
      <OwnRegion since={factors.regionSince} removable={ways > 1} />
      <Row className="from-top" side={<h2 className="side-head">{m.codesHead}</h2>}>
        <p>{m.codesLeft(factors.codesLeft)}</p>
        <p className="place">
          <Link className="button second" to="/account/access/codes">
            {m.newCodes}
          </Link>
        </p>
      </Row>
    </>
  )
}

/** One's account with the region's own sign-on, where there is one. */
function OwnRegion({ since, removable }: { since: Date | null; removable: boolean }) {
  const m = useMessages().access
  const language = useLanguage()
  const name = useRegion()
  if (name === null) return null
  return (
    <Row className="from-top" side={<h2 className="side-head">{name}</h2>}>
      <p>{since ? m.regionSince(dayOf(since, language)) : m.linkRegionHelp(name)}</p>
      {!since && (
        <div className="welcome">
          <ThroughRegion action="/account/access/region" words={m.linkRegion} />
        </div>
      )}
      {since && removable && (
        <div className="place">
          <Removal action="/account/access/region/removal" look="grave">
            {m.unlinkRegion}
          </Removal>
        </div>
      )}
    </Row>
  )
}

function AddPasskey() {
  const m = useMessages().access
  const navigate = useNavigate()
  const name = useRef<HTMLFormElement>(null)
  const passkey = usePasskey({
    challenge: '/account/access/challenge',
    answerTo: '/account/access/passkeys',
    make: true,
    done: () => navigate('/account/access?saved'),
  })
  const proveFirst = passkey.fault?.kind === 'refused' && passkey.fault.code === 'prove-again'
  return (
    <form
      className="place welcome"
      ref={name}
      onSubmit={(event) => {
        event.preventDefault()
        void passkey.ask(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>)
      }}
    >
      <TextField name="name" label={m.passkeyName} help={m.passkeyNameHelp} maxLength={60} optional />
      <PasskeyFault fault={passkey.fault} />
      <div className="actions place">
        <button className="button second" aria-busy={passkey.busy}>
          {passkey.busy ? m.busy : m.addPasskey}
        </button>
        {proveFirst && <Link to="/account/proof?to=/account/access">{m.proofTitle}</Link>}
      </div>
    </form>
  )
}
