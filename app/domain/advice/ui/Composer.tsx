import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { useHold } from '#app/components/HoldWords.tsx'
import { Icon } from '#app/components/Icon.tsx'
import { useCheck } from '#app/domain/anonymisation/ui/use-check.ts'
import { type Answer, send } from '#app/domain/case/ui/send.ts'
import { MarkedField } from '#app/editor/ui/MarkedField.tsx'
import { type KeptMark, type MarksOfField, openMarks } from '#app/editor/ui/marks.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { withoutMentions } from '../mentions.ts'
import { contributionForm, editForm, limit } from '../schema.ts'
import { useInThread } from './in-thread.ts'
import { MentionList, useMentions } from './mentioning.tsx'

/**
 * A box to write a contribution in. Whatever the server says, the words stay until they are placed. With @ one calls in
 * a colleague who reads the case. What is placed leaves the box by taking the box away: whoever shows it gives it a new
 * `key`, or shows it no longer.
 * @param hidden  fields of the form beside the words
 * @param schema  'new' for a contribution, 'edit' for other words of an old one
 * @param look  'turn': it is this person's turn; 'line': one line that grows; 'plain': a box among others
 */
export function Composer({
  url,
  schema,
  hidden,
  look,
  label,
  button,
  help,
  start = '',
  focus = false,
  onDone,
  onCancel,
  children,
}: {
  url: string
  schema: 'new' | 'edit'
  hidden: () => Record<string, string>
  look: 'turn' | 'line' | 'plain'
  label: string
  button: string
  help?: string
  start?: string
  focus?: boolean
  onDone?: () => void
  onCancel?: () => void
  children?: React.ReactNode
}) {
  const m = useMessages()
  const id = useId()
  const { people } = useInThread()
  const askAgain = useAskAgain()
  const box = useRef<HTMLTextAreaElement>(null)
  const found = useRef<MarksOfField | null>(null)
  const check = useCheck()
  const field = `body${id}`
  const [kept, setKept] = useState<readonly KeptMark[]>([])
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const hold = useHold(id)
  const mentions = useMentions(box, people, `${id}people`)
  const ofField = check?.of(field)
  const fieldCheck = useMemo(
    () =>
      ofField && {
        ...ofField,
        hold: (texts: readonly string[]) => ofField.hold(texts.map((text) => withoutMentions(text, people))),
      },
    [ofField, people],
  )
  const onMarks = useCallback((marks: MarksOfField) => {
    found.current = marks
  }, [])
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [focus])
  const [form, fields] = useForm({
    id: `composer${id}`,
    shouldValidate: 'onSubmit',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) =>
      parseWithZod(withHidden(formData, hidden()), { schema: schema === 'new' ? contributionForm : editForm }),
    async onSubmit(event) {
      event.preventDefault()
      if (busy) return
      setBusy(true)
      const marks = found.current?.marks ?? []
      const body = box.current?.value ?? ''
      const keptHere = marks
        .filter((mark) => mark.kept)
        .map((mark) => `${mark.from}-${mark.to}:${mark.kept}${mark.note ? `:${mark.note}` : ''}`)
      const said = await send(url, { ...hidden(), body, kept: keptHere })
      setBusy(false)
      setAnswer(said)
      if (!('done' in said)) return
      hold(null)
      askAgain()
      onDone?.()
    },
  })
  const wrong = whatIsWrong(fields.body.errors ?? [], m) ?? whyRefused(answer, m)

  return (
    <form
      id={form.id}
      onSubmit={form.onSubmit}
      className={`${look === 'turn' ? 'composer' : look === 'line' ? 'line-box' : 'plain-box'} stack`}
      method="post"
      action={url}
      noValidate
    >
      {children}
      <div className={`field${wrong ? ' wrong' : ''}`}>
        <label htmlFor={`${id}body`}>{label}</label>
        {wrong && (
          <p className="error" id={`${id}wrong`} role="alert">
            <Icon name="triangle" /> {wrong}
          </p>
        )}
        <MarkedField
          field={field}
          label={label}
          check={fieldCheck}
          kept={kept}
          onMarks={onMarks}
          onKeep={({ surface, category, tier }, reason, note) =>
            setKept((before) => [...before, { surface, category, reason, note, tier, scope: 'text-with-combination' }])
          }
          onUnkeep={(mark) => setKept((before) => before.filter((one) => one.surface !== mark.surface))}
        >
          <textarea
            ref={box}
            id={`${id}body`}
            name={fields.body.name}
            rows={look === 'line' ? 1 : schema === 'new' ? 5 : 4}
            defaultValue={start}
            placeholder=" "
            translate="no"
            spellCheck={false}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={[wrong && `${id}wrong`, help && `${id}help`].filter(Boolean).join(' ') || undefined}
            {...mentions.field}
            onInput={(event) => {
              mentions.field.onInput()
              const { value } = event.currentTarget
              if (value.trim() === start.trim()) hold(null)
              else hold('unplaced', value)
              setAnswer(null)
            }}
            onKeyDown={(event) => {
              if (mentions.key(event)) return
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
          />
        </MarkedField>
        <MentionList mentions={mentions} />
        {help && (
          <p className="fine" id={`${id}help`}>
            {help}
          </p>
        )}
      </div>
      <div className="actions">
        <button className={look === 'turn' ? 'button' : 'button second small'} aria-busy={busy}>
          {busy ? m.advice.placing : button}
        </button>
        {onCancel && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              hold(null)
              onCancel()
            }}
          >
            {m.advice.cancel}
          </button>
        )}
        {openMarks(found.current?.marks ?? []).length > 0 && wrong && (
          <span className="fine">{m.advice.refusedNext}</span>
        )}
      </div>
    </form>
  )
}

function withHidden(formData: FormData, hidden: Record<string, string>): FormData {
  for (const [name, value] of Object.entries(hidden)) formData.set(name, value)
  return formData
}

type Words = ReturnType<typeof useMessages>

function whatIsWrong(codes: readonly string[], m: Words): string | null {
  if (codes.length === 0) return null
  if (codes.includes('too-long')) return m.advice.tooLong(limit)
  return codes.includes('empty') ? m.advice.empty : m.advice.unknown
}

function whyRefused(answer: Answer | null, m: Words): string | null {
  if (!answer || 'done' in answer) return null
  if ('lost' in answer) return answer.lost === 'signed-out' ? m.refusal['signed-out'] : m.case.notSaved
  const { code, fields } = answer.refused
  if (fields) return whatIsWrong(Object.values(fields)[0] ?? ['unknown'], m)
  return code === 'open-marks' ? `${m.refusal[code]} ${m.advice.refusedNext}` : m.refusal[code]
}
