import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { Bands } from '#app/components/Bands.tsx'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { TextField } from '#app/components/TextField.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** The first visit: four fields. The code may stand behind the # of the address, where no server sees it. */
export function Setup({ answer }: { answer?: Refused }) {
  const m = useMessages().access
  const busy = useNavigation().formAction === '/setup'
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = form.current?.elements.namedItem('code') as HTMLInputElement | null
    if (field && !field.value && location.hash.length > 1) {
      field.value = location.hash.slice(1)
      history.replaceState(history.state, '', location.pathname)
    }
  }, [])
  const fields = answer?.refused.fields ?? {}
  const labels = { code: m.setupCode, name: m.setupName, email: m.setupEmail, role: m.setupRole }
  return (
    <>
      <Row>
        <h1>{m.setupTitle}</h1>
        <p className="lead-in place">{m.setupLead}</p>
      </Row>
      <Row>
        <Form method="post" action="/setup" noValidate className="welcome" ref={form}>
          <ErrorSummary
            answer={answer}
            wrong={(['code', 'name', 'email', 'role'] as const)
              .filter((name) => fields[name])
              .map((name) => ({ id: name, label: labels[name] }))}
          />
          <RefusedNotice code={answer?.refused.code ?? null} seconds={answer?.refused.details.seconds} />
          <TextField
            name="code"
            label={m.setupCode}
            help={m.setupCodeHelp}
            errors={fields.code}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField name="name" label={m.setupName} errors={fields.name} autoComplete="name" />
          <TextField
            name="email"
            label={m.setupEmail}
            help={m.setupEmailHelp}
            errors={fields.email}
            type="email"
            autoComplete="email"
            spellCheck={false}
          />
          <div className="field" id="role">
            <Bands name="role" label={m.setupRole} help={m.setupRoleHelp} chosen="coordinator" choices={m.setupRoles} />
          </div>
          <p className="help">
            {m.setupRules}{' '}
            <a href="/house-rules" target="_blank" rel="noreferrer">
              {m.setupRulesRead}
            </a>
          </p>
          <div className="actions place">
            <button className="button" aria-busy={busy}>
              {busy ? m.busy : m.setupGo}
            </button>
          </div>
        </Form>
      </Row>
    </>
  )
}
