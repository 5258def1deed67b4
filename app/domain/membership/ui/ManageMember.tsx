import { useFetcher } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import { roles } from '#app/domain/rights/table.ts'
import type { Refused } from '#app/gate.server.ts'
import { dayOf } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'
import type { Person } from '../types.ts'

interface Numbers {
  big: string
  skj: string
  other: string
  checked_at: Date | null
  checked_by_name: string | null
}

/** What those who run the group can do about a colleague. Each deed takes effect at once. */
export function ManageMember({
  person,
  numbers,
  recovery,
  self,
}: {
  person: Person
  numbers: Numbers | null
  recovery: boolean
  self: boolean
}) {
  const m = useMessages()
  const at = `/members/${person.id}`
  return (
    <>
      {numbers && <RegisterNumbers at={at} numbers={numbers} />}
      <Row className="from-top" side={<h2 className="side-head">{m.membership.manage}</h2>}>
        <p className="help">{m.membership.manageHelp}</p>
        <ul className="deeds">
          {roles.map((role) => {
            const held = person.roles.includes(role)
            const words = m.member.roles[role].toLowerCase()
            return (
              <li key={role}>
                <Deed action={`${at}/roles`} fields={{ role, on: held ? 'no' : 'yes' }} done={m.membership.roleDone}>
                  {held ? m.membership.takeRole(words) : m.membership.giveRole(words)}
                </Deed>
              </li>
            )
          })}
        </ul>
      </Row>
      {!self && (
        <>
          <Row className="from-top">
            <p className="help">{m.membership.blockHelp}</p>
            <Deed
              action={`${at}/suspension`}
              fields={{ on: person.suspended ? 'no' : 'yes' }}
              grave={!person.suspended}
            >
              {person.suspended ? m.membership.unblock : m.membership.block}
            </Deed>
          </Row>
          <Row className="from-top" side={<h2 className="side-head">{m.membership.recoverHead}</h2>}>
            <p className="help">{m.membership.recoverHelp}</p>
            {recovery ? (
              <>
                <p className="place">{m.membership.recoverRuns}</p>
                <Deed action={`${at}/recovery/stop`} fields={{}}>
                  {m.membership.recoverStop}
                </Deed>
              </>
            ) : (
              <AskForRecovery at={at} />
            )}
          </Row>
          <Row className="from-top" side={<h2 className="side-head">{m.membership.end}</h2>}>
            <p className="help">{m.membership.endHelp}</p>
            <details className="asked">
              <summary>{m.membership.end}</summary>
              <Deed action={`${at}/ending`} fields={{}} grave>
                {m.membership.endSure}
              </Deed>
            </details>
          </Row>
        </>
      )}
    </>
  )
}

/** One button, and what came of it. */
function Deed({
  action,
  fields,
  grave = false,
  done,
  children,
}: {
  action: string
  fields: Record<string, string>
  grave?: boolean
  done?: string
  children: React.ReactNode
}) {
  const m = useMessages()
  const fetcher = useFetcher<Refused | { waits: boolean }>()
  const answer = fetcher.data
  return (
    <fetcher.Form method="post" action={action} className="deed">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={grave ? 'button grave' : 'button second small'} aria-busy={fetcher.state !== 'idle'}>
        {children}
      </button>
      {answer && 'refused' in answer && (
        <RefusedNotice code={answer.refused.code} seconds={answer.refused.details.seconds} />
      )}
      {answer && 'waits' in answer && (
        <Notice kind="tick">
          <p>{answer.waits ? m.membership.roleWaits : (done ?? m.access.saved)}</p>
        </Notice>
      )}
    </fetcher.Form>
  )
}

function AskForRecovery({ at }: { at: string }) {
  const m = useMessages().membership
  const fetcher = useFetcher<Refused>()
  const refused = fetcher.data && 'refused' in fetcher.data ? fetcher.data.refused : null
  return (
    <fetcher.Form method="post" action={`${at}/recovery`} className="place" noValidate>
      <RefusedNotice code={refused?.code ?? null} />
      <TextField name="reason" label={m.recoverReason} errors={refused?.fields?.reason} maxLength={300} />
      <p className="place">
        <button className="button second" aria-busy={fetcher.state !== 'idle'}>
          {m.recoverAsk}
        </button>
      </p>
    </fetcher.Form>
  )
}

function RegisterNumbers({ at, numbers }: { at: string; numbers: Numbers }) {
  const m = useMessages().membership
  const language = useLanguage()
  const given = [
    [m.big, numbers.big],
    [m.skj, numbers.skj],
    [m.otherNumber, numbers.other],
  ].filter(([, value]) => value)
  return (
    <Row className="from-top" side={<h2 className="side-head">{m.numbers}</h2>}>
      {given.length === 0 ? (
        <p className="quiet">{m.numbersNone}</p>
      ) : (
        <>
          <dl className="facts">
            {given.map(([label, value]) => (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="place">
            {numbers.checked_at
              ? m.numbersChecked(numbers.checked_by_name ?? '', dayOf(numbers.checked_at, language))
              : m.numbersUnchecked}
          </p>
          {!numbers.checked_at && (
            <Deed action={`${at}/numbers`} fields={{}}>
              {m.numbersCheck}
            </Deed>
          )}
        </>
      )}
    </Row>
  )
}
