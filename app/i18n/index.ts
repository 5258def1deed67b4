import type { Language } from '../domain/member/types.ts'
import { access as enAccess } from './en/access.ts'
import { advice as enAdvice } from './en/advice.ts'
import { anonymisation as enAnonymisation } from './en/anonymisation.ts'
import { board as enBoard } from './en/board.ts'
import { aCase as enCase } from './en/case.ts'
import { editor as enEditor } from './en/editor.ts'
import { emergency as enEmergency } from './en/emergency.ts'
import { frame as enFrame } from './en/frame.ts'
import { home as enHome } from './en/home.ts'
import { log as enLog } from './en/log.ts'
import { measure as enMeasure } from './en/measure.ts'
import { meeting as enMeeting } from './en/meeting.ts'
import { member as enMember } from './en/member.ts'
import { membership as enMembership } from './en/membership.ts'
import { message as enMessage } from './en/message.ts'
import { open as enOpen } from './en/open.ts'
import { outcome as enOutcome } from './en/outcome.ts'
import { practiceNote as enPracticeNote } from './en/practice-note.ts'
import { record as enRecord } from './en/record.ts'
import { refusal as enRefusal } from './en/refusal.ts'
import { silence as enSilence } from './en/silence.ts'
import { access as nlAccess } from './nl/access.ts'
import { advice as nlAdvice } from './nl/advice.ts'
import { anonymisation as nlAnonymisation } from './nl/anonymisation.ts'
import { board as nlBoard } from './nl/board.ts'
import { aCase as nlCase } from './nl/case.ts'
import { editor as nlEditor } from './nl/editor.ts'
import { emergency as nlEmergency } from './nl/emergency.ts'
import { frame as nlFrame } from './nl/frame.ts'
import { home as nlHome } from './nl/home.ts'
import { log as nlLog } from './nl/log.ts'
import { measure as nlMeasure } from './nl/measure.ts'
import { meeting as nlMeeting } from './nl/meeting.ts'
import { member as nlMember } from './nl/member.ts'
import { membership as nlMembership } from './nl/membership.ts'
import { message as nlMessage } from './nl/message.ts'
import { open as nlOpen } from './nl/open.ts'
import { outcome as nlOutcome } from './nl/outcome.ts'
import { practiceNote as nlPracticeNote } from './nl/practice-note.ts'
import { record as nlRecord } from './nl/record.ts'
import { refusal as nlRefusal } from './nl/refusal.ts'
import { silence as nlSilence } from './nl/silence.ts'

/** Dutch is the source; English has the same shape, or does not compile. One file per concept on each side. */
const nl = {
  access: nlAccess,
  advice: nlAdvice,
  anonymisation: nlAnonymisation,
  board: nlBoard,
  case: nlCase,
  editor: nlEditor,
  emergency: nlEmergency,
  frame: nlFrame,
  home: nlHome,
  log: nlLog,
  measure: nlMeasure,
  meeting: nlMeeting,
  member: nlMember,
  membership: nlMembership,
  message: nlMessage,
  open: nlOpen,
  outcome: nlOutcome,
  practiceNote: nlPracticeNote,
  record: nlRecord,
  refusal: nlRefusal,
  silence: nlSilence,
}
const en: Messages = {
  access: enAccess,
  advice: enAdvice,
  anonymisation: enAnonymisation,
  board: enBoard,
  case: enCase,
  editor: enEditor,
  emergency: enEmergency,
  frame: enFrame,
  home: enHome,
  log: enLog,
  measure: enMeasure,
  meeting: enMeeting,
  member: enMember,
  membership: enMembership,
  message: enMessage,
  open: enOpen,
  outcome: enOutcome,
  practiceNote: enPracticeNote,
  record: enRecord,
  refusal: enRefusal,
  silence: enSilence,
}

/** Every word people see, by concept: a string, or a function of what varies. */
export type Messages = Same<typeof nl>
type Same<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends (...args: infer A) => string
      ? (...args: A) => string
      : { readonly [K in keyof T]: Same<T[K]> }

/** The words in one language. */
export const messagesFor = (language: Language): Messages => (language === 'en' ? en : nl)
