import { Field } from '#app/components/Field.tsx'
import type { FieldErrors } from '#app/domain/refusal.ts'
import { fragments } from '#app/editor/fragments.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import * as lists from '../thesaurus.ts'
import type { Template } from '../types.ts'

/** The name of a template, its lines for each long text, and choices made beforehand. */
export function TemplateFields({ template, wrong }: { template: Template | null; wrong: FieldErrors }) {
  const m = useMessages()
  return (
    <>
      <Field id="template-name" label={m.board.templateName} help={m.board.templateNameHelp} errors={wrong.name}>
        <input
          type="text"
          id="template-name"
          name="name"
          defaultValue={template?.name}
          aria-describedby="template-name-description"
          aria-invalid={wrong.name ? true : undefined}
        />
      </Field>
      <p className="help">{m.board.promptsHelp}</p>
      {fragments.case.map((name) => (
        <Field key={name} id={`template-${name}`} label={m.case.labels[name]} errors={wrong[name]} optional>
          <textarea
            id={`template-${name}`}
            name={name}
            rows={3}
            className="short-words"
            defaultValue={template?.prompts[name]?.join('\n')}
            aria-invalid={wrong[name] ? true : undefined}
          />
        </Field>
      ))}
      <Chosen name="kind" codes={lists.kinds} words={m.case.kinds} chosen={template?.kind} wrong={wrong.kind} />
      <Chosen
        name="setting"
        codes={lists.settings}
        words={m.case.settings}
        chosen={template?.setting}
        wrong={wrong.setting}
      />
      <fieldset className="field">
        <legend>
          {m.case.labels.themes} <span className="optional">{m.frame.optional}</span>
        </legend>
        <div className="halves">
          {lists.themes.map((theme) => (
            <label key={theme} className="choice">
              <input type="checkbox" name="themes" value={theme} defaultChecked={template?.themes.includes(theme)} />{' '}
              <span>{m.case.themes[theme]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}

function Chosen({
  name,
  codes,
  words,
  chosen,
  wrong,
}: {
  name: 'kind' | 'setting'
  codes: readonly string[]
  words: Readonly<Record<string, string>>
  chosen: string | null | undefined
  wrong: readonly string[] | undefined
}) {
  const m = useMessages()
  return (
    <Field id={`template-${name}`} label={m.case.labels[name]} errors={wrong} optional>
      <select id={`template-${name}`} name={name} defaultValue={chosen ?? ''}>
        <option value="">{m.board.leaveOpen}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {words[code]}
          </option>
        ))}
      </select>
    </Field>
  )
}
