import { Link } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useAskAgain } from '#app/components/AskAgain.tsx'
import { Icon } from '#app/components/Icon.tsx'
import type { RoomOf } from '#app/domain/document/types.ts'
import { maps } from '#app/editor/fragments.ts'
import type { LiveRoom } from '#app/editor/ui/use-room.ts'
import { useRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { readCase } from '../read.server.ts'
import { Archive } from './Archive.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseMoves, UndoMove } from './CaseMoves.tsx'
import { Course } from './Course.tsx'
import { Facts } from './Facts.tsx'
import { GraveMoves } from './GraveMoves.tsx'
import { HandOver } from './HandOver.tsx'
import { Notes, NotesPresent } from './Notes.tsx'
import { InNotesRoom } from './notes-room.ts'
import { Recognise } from './Recognise.tsx'
import { StoryOnPage } from './StoryOnPage.tsx'
import { TriedTable } from './TriedTable.tsx'

export type PageOfCase = Omit<Awaited<ReturnType<typeof readCase>>, never>

interface Around {
  /** Beside the question: whose turn it is. */
  turn?: ReactNode
  /** Above the facts: what changed, and how the case ends. */
  top?: ReactNode
  /** Beside the text, below where we stand. */
  beside?: ReactNode
  /** Below the notes: the thread. */
  children: ReactNode
}

/** The whole page of a case; what other concepts say of it comes from outside. */
export function CaseOnPage({ page, ...around }: { page: PageOfCase } & Around) {
  return page.rooms.notes ? (
    <Live page={page} of={page.rooms.notes} {...around} />
  ) : (
    <Sheet page={page} room={null} {...around} />
  )
}

/** With the notes' room open: its pulse says that something changed, and the page asks again with its own rights. */
function Live({ page, of, ...around }: { page: PageOfCase; of: RoomOf } & Around) {
  const room = useRoom(of)
  const askAgain = useAskAgain()
  const pulse = room.maps(maps.pulse)
  useEffect(() => {
    if (!pulse) return
    pulse.observe(askAgain)
    return () => pulse.unobserve(askAgain)
  }, [pulse, askAgain])
  // A right that is taken away closes the socket before any pulse: the page must not stay open with what it showed.
  const gone = room.link.state === 'lost' && (room.link.why === 'not-there' || room.link.why === 'right-gone')
  useEffect(() => {
    if (gone) askAgain()
  }, [gone, askAgain])
  return <Sheet page={page} room={room} {...around} />
}

function Sheet({ page, room, turn, top, beside, children }: { page: PageOfCase; room: LiveRoom | null } & Around) {
  const { aCase, coAuthors, readable, moves, undo, may, changes } = page
  const m = useMessages().case
  const withheld = aCase.mine ? (readable?.withheldParagraphs ?? 0) : 0
  return (
    <InNotesRoom value={room}>
      <CaseHead aCase={aCase} coAuthors={coAuthors} wantedBefore={page.wantedBefore} may={may}>
        {turn}
      </CaseHead>
      {withheld > 0 && (
        <div className="row">
          <div className="text">
            <div className="notice yours" role="status">
              <Icon name="person" />
              <p>
                {m.withheld(withheld)} <Link to={`/cases/${aCase.id}/edit`}>{m.withheldNext}</Link>
              </p>
            </div>
          </div>
        </div>
      )}
      <div className="spread">
        <aside className="beside" aria-label={m.whereHead}>
          <Course state={aCase.state}>
            <CaseMoves aCase={aCase} moves={moves} />
          </Course>
          {room && room.right === 'write' && <NotesPresent room={room} />}
          {beside}
          <section className="block">
            <h2>{m.readersHead}</h2>
            <p className="quiet">{m.visibilities[aCase.visibility]}</p>
            {may.recognise && <Recognise aCase={aCase} />}
            {may.handOver && <HandOver aCase={aCase} coAuthors={coAuthors} />}
            {may.archive && <Archive aCase={aCase} />}
            <GraveMoves aCase={aCase} may={may} />
          </section>
        </aside>
        <div className="leaf">
          {top}
          <Facts aCase={aCase} changed={changes?.fields} />
          <StoryOnPage content={readable?.content ?? {}} changed={changes?.texts} />
          <TriedTable aCase={aCase} changed={changes?.fields.includes('tried')} />
          {room && <Notes room={room} committed={page.notes} />}
          {children}
        </div>
      </div>
      <UndoMove aCase={aCase} undo={undo} />
    </InNotesRoom>
  )
}
