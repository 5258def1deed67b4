import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Checks } from '#app/components/Checks.tsx'
import { Notice } from '#app/components/Notice.tsx'
import { Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { SelectField } from '#app/components/SelectField.tsx'
import { TextField } from '#app/components/TextField.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

interface Own {
  themes: readonly string[]
  ageBands: readonly string[]
  methods: readonly string[]
  available: boolean
  absentUntil: string | null
  standIn: string | null
  colleagues: readonly { id: string; name: string }[]
  numbers: { big: string; skj: string; other: string; checked_at: Date | null } | null
}

/** What colleagues can find one by. */
export function ExpertiseForm({ own }: { own: Own }) {
  const m = useMessages()
  return (
    <OneForm action="/account/expertise" head={m.membership.expertise} button={m.membership.keepExpertise}>
      {() => (
        <>
          <label className="choice">
            <input type="checkbox" name="available" value="yes" defaultChecked={own.available} />{' '}
            <span>{m.membership.available}</span>
          </label>
          <Checks
            name="themes"
            label={m.membership.themes}
            help={m.membership.themesHelp}
            chosen={own.themes}
            choices={m.case.themes}
          />
          <Checks name="ageBands" label={m.membership.ages} chosen={own.ageBands} choices={m.case.ageBands} />
          <Checks name="methods" label={m.membership.methods} chosen={own.methods} choices={m.case.interventions} />
        </>
      )}
    </OneForm>
  )
}

/** Away until a day, and who stands in. */
export function AbsenceForm({ own }: { own: Own }) {
  const m = useMessages()
  const [year, month, day] = own.absentUntil?.split('-') ?? []
  return (
    <OneForm action="/account/absence" head={m.membership.absence} button={m.membership.keepAbsence}>
      {(fields) => (
        <>
          <TextField
            name="until"
            label={m.membership.absentUntil}
            help={m.membership.absentUntilHelp}
            errors={fields.until}
            words={m.membership.absentFaults}
            defaultValue={own.absentUntil ? `${day}-${month}-${year}` : ''}
            inputMode="numeric"
            autoComplete="off"
            optional
          />
          <SelectField
            name="standIn"
            label={m.membership.standIn}
            help={m.membership.standInHelp}
            errors={fields.standIn}
            chosen={own.standIn}
            none={m.membership.noStandIn}
            choices={own.colleagues.map(({ id, name }) => [id, name] as const)}
          />
        </>
      )}
    </OneForm>
  )
}

/** Numbers in the registers of professions; seen by oneself and the coordinator. */
export function NumbersForm({ own }: { own: Own }) {
  const m = useMessages()
  return (
    <OneForm action="/account/numbers" head={m.membership.numbers} button={m.membership.keepNumbers}>
      {(fields) => (
        <>
          <p className="help">{m.membership.numbersHelp}</p>
          <TextField
            name="big"
            label={m.membership.big}
            errors={fields.big}
            defaultValue={own.numbers?.big ?? ''}
            inputMode="numeric"
            optional
          />
          <TextField
            name="skj"
            label={m.membership.skj}
            errors={fields.skj}
            defaultValue={own.numbers?.skj ?? ''}
            inputMode="numeric"
            optional
          />
          <TextField
            name="other"
            label={m.membership.otherNumber}
            errors={fields.other}
            defaultValue={own.numbers?.other ?? ''}
            optional
          />
        </>
      )}
    </OneForm>
  )
}

/** One form of the page, which says by itself what came of it. */
function OneForm({
  action,
  head,
  button,
  children,
}: {
  action: string
  head: string
  button: string
  children: (fields: Record<string, string[]>) => ReactNode
}) {
  const m = useMessages()
  const fetcher = useFetcher<Refused | { kept: true }>()
  const answer = fetcher.data
  const refused = answer && 'refused' in answer ? answer.refused : null
  return (
    <Row className="from-top" side={<h2 className="side-head">{head}</h2>}>
      <fetcher.Form method="post" action={action} noValidate>
        {children(refused?.fields ?? {})}
        <RefusedNotice code={refused?.code ?? null} />
        {answer && 'kept' in answer && fetcher.state === 'idle' && (
          <Notice kind="tick">
            <p>{m.membership.kept}</p>
          </Notice>
        )}
        <p className="place">
          <button className="button second" aria-busy={fetcher.state !== 'idle'}>
            {fetcher.state === 'idle' ? button : m.access.busy}
          </button>
        </p>
      </fetcher.Form>
    </Row>
  )
}
