import { messagesFor } from '#app/i18n/index.ts'
import { speakable } from '../board/rules.ts'
import type { Language } from '../member/types.ts'
import type { Mail } from '../message/types.ts'

/** That someone recognised a case: its number and where to look, never a word of it and never who. */
export function recognitionMail({
  to,
  number,
  publicUrl,
  caseId,
}: {
  to: { id: string; name: string; email: string; language: Language; as: 'author' | 'coordinator' }
  number: number
  publicUrl: string
  caseId: string
}): Mail {
  const m = messagesFor(to.language).message
  const url = `${publicUrl}${to.as === 'coordinator' ? '/recognitions' : `/cases/${caseId}`}`
  return {
    memberId: to.id,
    to: { address: to.email, name: to.name },
    subject: m.recognised.subject(speakable(number)),
    body: [m.greeting(to.name), m.recognised[to.as], url, m.closing].join('\n\n'),
  }
}
