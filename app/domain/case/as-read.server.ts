import type { CaseRow } from '#db/queries/case.ts'
import type { Asker } from '../member/types.ts'
import { seesAuthor } from './policy.ts'
import type { Case, Tried } from './types.ts'

/** A row as the asker reads it: without the author's name where the author chose so. */
export function asRead(row: CaseRow, asker: Asker, tried: readonly Tried[]): Case {
  const shown = seesAuthor(asker, { showName: row.show_name, mine: row.mine })
  return {
    id: row.id,
    number: row.number,
    boardId: row.board_id,
    boardName: row.board_name,
    state: row.state,
    stateSince: row.state_since,
    publishedAt: row.published_at,
    closedAt: row.closed_at,
    archived: row.archived_at !== null,
    question: row.question,
    kind: row.kind,
    ageBand: row.age_band,
    centre: row.centre,
    roleInViolence: row.role_in_violence,
    themes: row.themes,
    setting: row.setting,
    phase: row.phase,
    safety: row.safety,
    reportingCodeStep: row.reporting_code_step,
    instruments: row.instruments,
    nothingTried: row.nothing_tried,
    urgency: row.urgency,
    visibility: row.visibility,
    showName: row.show_name,
    declarations: row.declarations,
    safetyScreen: row.safety_screen_shown_at && {
      shownAt: row.safety_screen_shown_at,
      choice: row.safety_screen_choice,
    },
    documentId: row.document_id,
    notesId: row.notes_id,
    mine: row.mine,
    author: shown
      ? {
          id: row.author_id,
          name: row.author_name,
          discipline: row.author_discipline,
          organisation: '',
          colour: row.author_colour,
        }
      : null,
    tried,
  }
}
