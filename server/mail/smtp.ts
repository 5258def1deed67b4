import nodemailer from 'nodemailer'
import type { WaitingMailRow } from '#db/queries/outbox.ts'

/** How a delivery ended; codes only, for an answer of the other server may name people. */
export type Verdict =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'later'; readonly code: string }
  | { readonly outcome: 'unreachable'; readonly code: string }
  | { readonly outcome: 'rejected'; readonly code: string }

export interface Postman {
  deliver(mail: WaitingMailRow): Promise<Verdict>
  /** Sends one mail now and answers what the server said, in its own words: for whoever set it up. */
  tryOut(mail: { to: { name: string; address: string }; subject: string; text: string }): Promise<Tried>
  close(): void
}

/** How a test mail went: the other server's own words, or our client's where there was no other server. */
export interface Tried {
  readonly taken: boolean
  readonly said: string
}

/** Milliseconds; a claim is held while a mail is under way, so nothing may take long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Delivers over SMTP, always under TLS with a certificate that is checked. */
export function postman({ url, from, ca }: { url: string; from: string; ca?: string }): Postman {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = nodemailer.createTransport({
    host: hostname,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure,
    auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ca },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  return {
    async deliver(mail) {
      try {
        await transport.sendMail(letter(mail, from))
        return { outcome: 'accepted' }
      } catch (error) {
        return verdictOn(error)
      }
    },
    async tryOut(mail) {
      try {
        const { response } = await transport.sendMail({
          ...mail,
          from,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { taken: true, said: response }
      } catch (error) {
        const { response, message, code } = error as { response?: string; message?: string; code?: string }
        return { taken: false, said: [code, response ?? message].filter(Boolean).join(': ').slice(0, 500) }
      }
    },
    close: () => transport.close(),
  }
}

const letter = (mail: WaitingMailRow, from: string) => ({
  from,
  to: { name: mail.to_name, address: mail.to_address },
  messageId: `<${mail.id}@${
    from
      .split('@')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') || 'localhost'
  }>`,
  subject: mail.subject,
  text: mail.body,
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(mail.unsubscribe && {
      'List-Unsubscribe': `<${mail.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  icalEvent: mail.calendar
    ? { method: mail.calendar_method ?? 'REQUEST', content: mail.calendar, filename: 'bijeenkomst.ics' }
    : undefined,
})

/** A 5xx about this mail is final (RFC 5321 §4.2.1), except where it is about signing in; all else may pass. */
function verdictOn(error: unknown): Verdict {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    const word = `${code} ${responseCode ?? ''}`.trim()
    return responseCode === undefined || responseCode >= 500
      ? { outcome: 'rejected', code: word }
      : { outcome: 'later', code: word }
  }
  return { outcome: 'unreachable', code }
}
