import { useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Lesson } from '../types.ts'
import { Refusal, Words } from './Questions.tsx'
import { fieldsOf, useSending } from './use-sending.ts'

/** The lesson, told anew, with the page it belongs to; for the author and the coordinator also that there is none. */
export function LessonForm({
  caseId,
  lesson,
  notes,
  mayNone,
}: {
  caseId: string
  lesson: Lesson
  notes: readonly { id: string; title: string }[]
  mayNone: boolean
}) {
  const m = useMessages().outcome
  const { submit, busy, wrong, refused } = useSending(`/cases/${caseId}/lesson`)
  const written = lesson.state === 'written' ? lesson : null
  const [open, setOpen] = useState(written === null)
  if (!open) {
    return (
      <p>
        <button type="button" className="link-button fine" onClick={() => setOpen(true)}>
          {m.editLesson}
        </button>
      </p>
    )
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (await submit({ lesson: 'written', ...fieldsOf(event.currentTarget) })) setOpen(false)
      }}
    >
      <Words
        name="body"
        label={m.lessonBody}
        help={m.lessonBodyHelp}
        start={written?.body}
        wrong={wrong.body}
        rows={3}
      />
      <div className="field">
        <label htmlFor="lesson-note">{m.lessonNote}</label>
        <select
          id="lesson-note"
          name="note"
          defaultValue={notes.find((note) => note.title === written?.note?.title)?.id ?? ''}
        >
          <option value="">{m.lessonNoNote}</option>
          {notes.map((note) => (
            <option key={note.id} value={note.id}>
              {note.title}
            </option>
          ))}
        </select>
      </div>
      <Refusal words={refused} />
      <p className="actions">
        <button className="button second" aria-busy={busy}>
          {m.writeLesson}
        </button>
        {mayNone && (
          <button type="button" className="link-button" onClick={() => void submit({ lesson: 'none' })}>
            {m.noLesson}
          </button>
        )}
      </p>
    </form>
  )
}
