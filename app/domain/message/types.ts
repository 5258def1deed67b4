import type { Tx } from '#db/connect.ts'
import type { MessageKind } from './kinds.ts'

/** A mail to one person. Never a word, title, theme or name of a case. */
export interface Mail {
  readonly memberId: string | null
  readonly to: { address: string; name: string }
  readonly subject: string
  readonly body: string
  /** An iMIP part (RFC 6047): the text of the calendar file and its METHOD. */
  readonly calendar?: { text: string; method: 'REQUEST' | 'CANCEL' }
  /** Where one click stops this kind of mail (RFC 8058). */
  readonly unsubscribe?: string
  /** Its text is a secret, such as a link that lets someone in: it is wiped once it was sent. */
  readonly secret?: boolean
}

/** Where mail is laid ready; server/mail sends it, or the coordinator of the trial reads it there. */
export interface Outbox {
  /** Lays mail ready in the deed's own transaction. */
  put(tx: Tx, mail: Mail): Promise<void>
  /** Mail waits: look now instead of at the next poll. Call after the commit. */
  nudge(): void
}

/** A mail as the outbox shows it. */
export interface MailInOutbox {
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly method: 'REQUEST' | 'CANCEL' | null
  readonly writtenAt: Date
}

/** A message as its owner finds it. */
export interface MessageInInbox {
  readonly id: string
  readonly kind: MessageKind
  readonly about: string
  /** The speakable number, when it is about a case. */
  readonly number: number | null
  /** For whom the reader stands in. */
  readonly standsInFor: string | null
  readonly at: Date
  readonly read: boolean
  readonly to: string
}

/** Sends one mail now and answers what the mail server said; null where there is none. */
export type TryMail =
  | ((mail: {
      to: { name: string; address: string }
      subject: string
      text: string
    }) => Promise<{ taken: boolean; said: string }>)
  | null
