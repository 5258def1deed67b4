import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { namedBy, stopMail } from '#app/domain/message/unsubscribe.server.ts'
import { asGuest } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Looking changes nothing: programs that check links open this too. */
export const loader = asGuest('open.stop-mail', async ({ context, params }) => ({
  kind: namedBy(context.keys, params.token).kind,
  token: params.token ?? '',
  title: messagesFor('nl').message.stopTitle,
}))

/** One click, from the page or from a mail program (RFC 8058), without signing in. Twice is once. */
export const action = asGuest('open.stop-mail', async ({ context, params }) => {
  await stopMail(context, params.token)
  return { stopped: true }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function StopMail() {
  const m = useMessages().message
  const { kind, token } = useLoaderData<typeof loader>()
  const answer = useActionData<{ stopped?: boolean }>()
  return (
    <Page>
      <Row>
        <h1>{m.stopTitle}</h1>
      </Row>
      <Row>
        {answer?.stopped ? (
          <Notice kind="tick">
            <p>{m.stopped}</p>
            <p>{m.stoppedNext}</p>
          </Notice>
        ) : (
          <Form method="post" action={`/mail/off/${token}`} className="stack">
            <p>{kind === 'digest' ? m.stopDigest : m.stopKind(m.kindNames[kind as keyof typeof m.kindNames])}</p>
            <p>
              <button className="button">{m.stop}</button>
            </p>
          </Form>
        )}
      </Row>
    </Page>
  )
}
