import { Form, useNavigation } from '@remix-run/react'
import { Bands } from '#app/components/Bands.tsx'
import { Checks } from '#app/components/Checks.tsx'
import { ErrorSummary } from '#app/components/ErrorSummary.tsx'
import { Field } from '#app/components/Field.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Addresses as people paste them, one role, and boards to be on from the start. */
export function InviteForm({ boards, answer }: { boards: readonly { id: string; name: string }[]; answer?: Refused }) {
  const m = useMessages()
  const busy = useNavigation().formAction === '/members/invitations'
  const fields = answer?.refused.fields ?? {}
  // A wrong address is one of a list: its error may stand at `addresses[3]`.
  const wrong = Object.entries(fields).flatMap(([name, codes]) => (name.startsWith('addresses') ? codes : []))
  return (
    <Form method="post" action="/members/invitations" noValidate>
      <ErrorSummary
        answer={answer}
        wrong={wrong.length > 0 ? [{ id: 'addresses', label: m.membership.addresses }] : []}
      />
      <RefusedNotice code={answer?.refused.code ?? null} />
      <Field
        id="addresses"
        label={m.membership.addresses}
        help={m.membership.addressesHelp}
        errors={wrong.slice(0, 1)}
        words={m.membership.addressFaults}
      >
        <textarea
          id="addresses"
          name="addresses"
          rows={5}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="addresses-description"
          aria-invalid={wrong.length > 0 || undefined}
        />
      </Field>
      <div className="field">
        <Bands
          name="role"
          label={m.membership.role}
          help={m.membership.needsSecond}
          chosen="therapist"
          choices={m.member.roles}
        />
      </div>
      {boards.length > 0 && (
        <Checks
          name="board"
          label={m.membership.boards}
          help={m.membership.boardsHelp}
          chosen={boards.map((board) => board.id)}
          choices={Object.fromEntries(boards.map((board) => [board.id, board.name]))}
        />
      )}
      <p className="place">
        <button className="button" aria-busy={busy}>
          {busy ? m.membership.sending : m.membership.send}
        </button>
      </p>
    </Form>
  )
}
