import { Form, useNavigation } from '@remix-run/react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Template } from '../types.ts'

/** Begins a case on a board with one press: empty where `boardName` is given, or with one of its templates. */
export function Begin({
  boardId,
  boardName,
  templates,
}: {
  boardId: string
  /** Named in the button, where there are several boards to choose from. */
  boardName?: string
  templates: readonly Pick<Template, 'id' | 'name'>[]
}) {
  const m = useMessages().case
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action={`/boards/${boardId}/cases/new`} className="stack-s">
      <p className="actions">
        {boardName && (
          <button className="button second" name="template" value="" aria-busy={busy}>
            {m.beginOn(boardName)}
          </button>
        )}
        {templates.map((template) => (
          <button key={template.id} className="button second" name="template" value={template.id} aria-busy={busy}>
            {m.beginWith(template.name)}
          </button>
        ))}
      </p>
      {templates.length > 0 && <p className="fine">{m.templatesHelp}</p>}
    </Form>
  )
}
