import { Link } from '@remix-run/react'
import { useState } from 'react'
import { MarksPanel } from '#app/editor/ui/MarksPanel.tsx'
import { openMarks } from '#app/editor/ui/marks.ts'
import { Saved } from '#app/editor/ui/Saved.tsx'
import { Stopped } from '#app/editor/ui/Stopped.tsx'
import { useRoom } from '#app/editor/ui/use-room.ts'
import type { Refused } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { KnownNames } from '../../anonymisation/ui/KnownNames.tsx'
import type { readForm } from '../read.server.ts'
import { limits } from '../rules.ts'
import * as lists from '../thesaurus.ts'
import { AboutFields } from './AboutFields.tsx'
import { Choices } from './Choices.tsx'
import { useMarking } from './marking.ts'
import { Place } from './Place.tsx'
import { QuestionField } from './QuestionField.tsx'
import { ReaderFields } from './ReaderFields.tsx'
import { Similar } from './Similar.tsx'
import { StoryField, storyFragments } from './Story.tsx'
import { TriedFields } from './TriedFields.tsx'
import { useAsking } from './use-asking.ts'

export type FormOfCase = Awaited<ReturnType<typeof readForm>>

/** *Casus inbrengen*: the question first, then all fields of domain.md §1.4; each is saved as it changes. */
export function CaseForm({ form }: { form: FormOfCase }) {
  const { aCase } = form
  const m = useMessages()
  const room = useRoom(form.room)
  const at = `/cases/${aCase.id}`
  const [rows, setRows] = useState(aCase.tried)
  const [refused, setRefused] = useState<Refused['refused'] | null>(null)
  const order = ['question', ...storyFragments, ...rows.map((row) => `tried.${row.id}`)]
  const marking = useMarking(`${at}/marks`, order, form.marks.kept)
  const mended = (field: string) => setRefused((before) => before && without(before, field))
  const asking = useAsking(at, refused, mended)
  const { choices, wrong } = asking
  const [saved, setSaved] = useState(0)
  const openIn = (field: string) => openMarks(marking.fields.find((one) => one.field === field)?.marks ?? []).length
  const story = (fragment: (typeof storyFragments)[number]) => (
    <StoryField
      fragment={fragment}
      room={room}
      committed={form.marks.fragments}
      wrong={wrong(fragment)}
      marking={marking}
      onMended={() => mended(fragment)}
    />
  )
  return (
    <div className="form case-form">
      <Part id="d1" name={m.case.sections.question}>
        <QuestionField
          url={`${at}/field`}
          question={aCase.question}
          wrong={wrong('question')}
          marking={marking}
          onSaved={(question) => {
            setSaved((before) => before + 1)
            if (question.trim().endsWith('?') && question.trim().length <= limits.question) mended('question')
          }}
        />
        <Similar at={at} saved={saved} clear={openIn('question') === 0} />
        <Choices {...choices('kind', lists.kinds, m.case.kinds, aCase.kind)} />
      </Part>
      <Part id="d2" name={m.case.sections.who}>
        <AboutFields aCase={aCase} asking={asking} />
      </Part>
      <section className="spread form-story" aria-labelledby="d3">
        <div className="leaf">
          <div className="row">
            <div className="side">
              <h2 className="side-head" id="d3">
                {m.case.sections.story}
              </h2>
              <Saved room={room} />
            </div>
            <div className="text">
              <Stopped room={room} fragments={storyFragments} />
              {story('situation')}
              {story('complaints')}
              <Choices
                {...choices('instruments', lists.instruments, m.case.instruments, aCase.instruments)}
                many
                optional
              />
              <TriedFields
                url={`${at}/tried`}
                fieldUrl={`${at}/field`}
                rows={rows}
                onRows={setRows}
                nothingTried={aCase.nothingTried}
                wrong={wrong('tried')}
                marking={marking}
                onMended={() => mended('tried')}
              />
              {story('strengths')}
              {story('wish')}
              {story('considerations')}
            </div>
          </div>
        </div>
        <aside className="beside" aria-labelledby="her">
          <div className="block sticky marks-block">
            <h3 id="her" tabIndex={-1}>
              {m.editor.marksHead}
            </h3>
            <MarksPanel
              fields={marking.fields}
              keep={marking.keep}
              unkeep={marking.unkeep}
              traceability={marking.traceability}
            >
              {marking.wrong && (
                <p className="error" role="alert">
                  {marking.wrong}
                </p>
              )}
              <KnownNames know={marking.know} />
            </MarksPanel>
          </div>
        </aside>
      </section>
      <Part id="d4" name={m.case.sections.readers}>
        <ReaderFields form={form} asking={asking} />
      </Part>
      {form.author && form.draft && (
        <Part id="d5" name={m.case.sections.place}>
          <Choices {...choices('declarations', lists.declarations, m.case.declarationTexts, aCase.declarations)} many />
          <Place url={`${at}/publication`} marking={marking} refused={refused} onRefused={setRefused} />
        </Part>
      )}
      {!form.draft && <Done aCase={aCase} withheld={isWithheld(marking)} />}
    </div>
  )
}

/** The end of changing a case that lies on the board: what others read of it by now, and the way back. */
function Done({ aCase, withheld }: { aCase: FormOfCase['aCase']; withheld: boolean }) {
  const m = useMessages().case
  return (
    <Part id="d5" name={m.sections.done}>
      <div className="stack">
        <p role="status">{withheld ? m.withheldHere : m.allRead}</p>
        <p className="actions">
          <Link className="button" to={`/cases/${aCase.id}`}>
            {m.doneEditing}
          </Link>
          {withheld && <a href="#her">{m.withheldNext}</a>}
        </p>
      </div>
    </Part>
  )
}

/** Does a paragraph wait, because something in it may lead straight to a person? */
const isWithheld = (marking: ReturnType<typeof useMarking>) =>
  marking.fields.some(({ marks }) => marks.some((mark) => mark.tier === 'A' && mark.kept === null))

/** What is left of a refusal once one field was mended; nothing when it was the last. */
function without(refused: Refused['refused'], field: string): Refused['refused'] | null {
  const { [field]: _mended, ...fields } = refused.fields ?? {}
  const marks = (refused.details.marks ?? []) as unknown[]
  return Object.keys(fields).length > 0 || marks.length > 0 || !refused.fields ? { ...refused, fields } : null
}

/** A part of the form: its name left of the line, its fields right of it. */
function Part({ id, name, children }: { id: string; name: string; children: React.ReactNode }) {
  return (
    <section className="row" aria-labelledby={id}>
      <h2 className="side side-head" id={id}>
        {name}
      </h2>
      <div className="text">{children}</div>
    </section>
  )
}
