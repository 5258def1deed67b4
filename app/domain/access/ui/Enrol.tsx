import { Icon } from '#app/components/Icon.tsx'
import { Row } from '#app/components/Page.tsx'
import { useRegion } from '#app/components/region.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { PasskeyFault } from './PasskeyFault.tsx'
import { PasswordWithCode } from './PasswordWithCode.tsx'
import { ThroughRegion } from './ThroughRegion.tsx'
import { usePasskey } from './use-passkey.ts'

/** How one will sign in from now on: a passkey first, a password with a code for who would rather. */
export function Enrol({ candidate, answer }: { candidate: { uri: string; typed: string }; answer?: Refused }) {
  const m = useMessages().access
  const region = useRegion()
  const passkey = usePasskey({
    challenge: '/account/enrol/challenge',
    answerTo: '/account/enrol/passkey',
    make: true,
    done: () => location.assign('/'),
  })
  return (
    <>
      <Row>
        <h1>{m.enrolTitle}</h1>
        <p className="lead-in place">{m.enrolLead}</p>
      </Row>
      <Row side={<h2 className="side-head">{m.easiest}</h2>}>
        <div className="welcome">
          <button type="button" className="button whole" aria-busy={passkey.busy} onClick={() => passkey.ask()}>
            <Icon name="key" /> {passkey.busy ? m.busy : m.makePasskey}
          </button>
          <p className="help key-help">{m.makePasskeyHelp}</p>
          <PasskeyFault fault={passkey.fault} />
        </div>
      </Row>
      {region !== null && (
        <Row side={<h2 className="side-head">{m.regionOtherwise(region)}</h2>}>
          <div className="welcome">
            <ThroughRegion action="/account/enrol/region" words={m.enrolRegion} />
            <p className="help key-help">{m.linkRegionHelp(region)}</p>
          </div>
        </Row>
      )}
      <Row side={<h2 className="side-head">{m.otherwise}</h2>}>
        <details className="asked" open={answer !== undefined}>
          <summary>{m.withPassword}</summary>
          <PasswordWithCode action="/account/enrol" candidate={candidate} answer={answer} />
        </details>
      </Row>
    </>
  )
}
