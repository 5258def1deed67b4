import type { MetaFunction } from '@remix-run/node'
import { Link, useFetcher, useLoaderData } from '@remix-run/react'
import { Bands } from '#app/components/Bands.tsx'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { RefusedNotice } from '#app/components/RefusedNotice.tsx'
import { SelectField } from '#app/components/SelectField.tsx'
import { wishesOf } from '#app/domain/message/write.server.ts'
import { asMember, type Refused } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('message.choose', async ({ asker, db }) => ({
  ...(await wishesOf(db, asker)),
  title: messagesFor(asker.language).message.choicesHead,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Choices() {
  const m = useMessages()
  const { kinds, digest, hour, day } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to="/account">{m.member.title}</Link>
        </p>
        <h1>{m.message.choicesHead}</h1>
        <p className="lead-in place">{m.message.choicesLead}</p>
      </Row>
      <Row>
        {kinds.map(({ kind, way }) => (
          <Way key={kind} kind={kind as keyof typeof m.message.kindNames} way={way} />
        ))}
        <p className="help place">{m.message.always}</p>
      </Row>
      <Row className="from-top" side={<h2 className="side-head">{m.message.digestHead}</h2>}>
        <Digest digest={digest} hour={hour} day={day} />
      </Row>
    </Page>
  )
}

/** One kind, kept as soon as it is chosen. */
function Way({ kind, way }: { kind: keyof ReturnType<typeof useMessages>['message']['kindNames']; way: string }) {
  const m = useMessages().message
  const fetcher = useFetcher<Refused>()
  return (
    <fetcher.Form
      method="post"
      action="/account/messages/way"
      className="field"
      onChange={(event) => fetcher.submit(event.currentTarget)}
    >
      <input type="hidden" name="kind" value={kind} />
      <Bands name="way" label={m.kindNames[kind]} chosen={way} choices={m.ways} />
      <noscript>
        <button className="button second small">{m.keep}</button>
      </noscript>
    </fetcher.Form>
  )
}

function Digest({ digest, hour, day }: { digest: string; hour: number; day: number }) {
  const m = useMessages().message
  const fetcher = useFetcher<Refused | { kept: true }>()
  const answer = fetcher.data
  return (
    <fetcher.Form method="post" action="/account/messages/digest">
      <div className="field">
        <Bands name="digest" label={m.digestHow} help={m.digestHelp} chosen={digest} choices={m.digests} />
      </div>
      <SelectField
        name="hour"
        label={m.digestHour}
        chosen={String(hour)}
        choices={Array.from({ length: 24 }, (_, n) => [String(n), m.hours(n)] as const)}
      />
      <SelectField name="day" label={m.digestDay} chosen={String(day)} choices={Object.entries(m.days)} />
      {answer && 'refused' in answer && <RefusedNotice code={answer.refused.code} />}
      {answer && 'kept' in answer && fetcher.state === 'idle' && (
        <Notice kind="tick">
          <p>{m.kept}</p>
        </Notice>
      )}
      <p className="place">
        <button className="button second" aria-busy={fetcher.state !== 'idle'}>
          {m.keep}
        </button>
      </p>
    </fetcher.Form>
  )
}
