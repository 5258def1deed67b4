import { parseWithZod } from '@conform-to/zod/v4'
import { data, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useAsker } from '#app/components/asker.tsx'
import { Notice } from '#app/components/Notice.tsx'
import { Page, Row } from '#app/components/Page.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { myProfile } from '#app/domain/member/read.server.ts'
import { profileForm } from '#app/domain/member/schema.ts'
import { Leaving } from '#app/domain/member/ui/Leaving.tsx'
import { Preferences } from '#app/domain/member/ui/Preferences.tsx'
import { ProfileForm } from '#app/domain/member/ui/ProfileForm.tsx'
import { changeProfile } from '#app/domain/member/write.server.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('account.own', async ({ db, asker }) => ({
  profile: await myProfile(db, asker),
  title: messagesFor(asker.language).member.title,
}))

export const action = asMember('account.own', async ({ db, asker, request }) => {
  const submission = parseWithZod(await request.formData(), { schema: profileForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), saved: false }, { status: 422 })
  await changeProfile(db, asker, submission.value)
  return data({ reply: submission.reply(), saved: true })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function Profile() {
  const m = useMessages().member
  const { access, membership, message } = useMessages()
  const asker = useAsker()
  const { profile } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page>
      <Row side={<Paraph name={asker.name} colour={asker.colour} big />}>
        <h1>{m.head(asker.name)}</h1>
      </Row>
      <Row side={<h2 className="side-head">{m.yourRoles}</h2>}>
        <dl className="facts">
          {asker.roles.map((role) => (
            <div key={role} className="fact">
              <dt>{m.roles[role]}</dt>
              <dd>{m.can[role]}</dd>
            </div>
          ))}
        </dl>
      </Row>
      {answer && 'saved' in answer && answer.saved && (
        <Row className="continued">
          <Notice kind="tick">{m.saved}</Notice>
        </Row>
      )}
      <Row className="continued">
        <ul className="plain-list">
          <li>
            <Link to="/account/access">{access.accessLink}</Link>
          </li>
          <li>
            <Link to="/account/colleagues">{membership.ownTitle}</Link>
          </li>
          <li>
            <Link to="/account/messages">{message.choicesHead}</Link>
          </li>
          <li>
            <Link to="/account/leave">{membership.dataTitle}</Link>
          </li>
          <li>
            <Link to="/house-rules">{membership.rulesTitle}</Link>
          </li>
        </ul>
      </Row>
      <ProfileForm profile={profile} reply={answer && 'reply' in answer ? answer.reply : undefined} />
      <Preferences />
      <Leaving />
    </Page>
  )
}
