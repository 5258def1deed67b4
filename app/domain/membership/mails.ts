import { messagesFor } from '#app/i18n/index.ts'
import type { Language } from '../member/types.ts'
import type { Mail } from '../message/types.ts'

/**
 * An invitation: fixed words and a link that is for this address alone. It names nobody, not even who invites: the
 * mail of someone else may be read by someone else.
 */
export function invitationMail(
  to: { email: string; language: Language },
  link: string,
  { publicUrl }: { publicUrl: string },
): Mail {
  const m = messagesFor(to.language).message.invitation
  return {
    memberId: null,
    to: { address: to.email, name: '' },
    subject: m.subject,
    body: [
      m.opening,
      `${m.link}\n${link}`,
      m.notYou,
      `${m.about} ${publicUrl}`,
      messagesFor(to.language).message.signature,
    ].join('\n\n'),
    secret: true,
  }
}
