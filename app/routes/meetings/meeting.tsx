import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Page } from '#app/components/Page.tsx'
import { readMeeting } from '#app/domain/meeting/read.server.ts'
import { fullness, phaseOf } from '#app/domain/meeting/rules.ts'
import { Agenda } from '#app/domain/meeting/ui/Agenda.tsx'
import { Answer } from '#app/domain/meeting/ui/Answer.tsx'
import { FollowMeeting } from '#app/domain/meeting/ui/FollowMeeting.tsx'
import { Invited } from '#app/domain/meeting/ui/Invited.tsx'
import { MeetingHead } from '#app/domain/meeting/ui/MeetingHead.tsx'
import { Minutes } from '#app/domain/meeting/ui/Minutes.tsx'
import { Waiting } from '#app/domain/meeting/ui/Waiting.tsx'
import { may } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { shortDay } from '#app/i18n/moment.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('meeting.read', async ({ asker, context, params, request }) => {
  const page = await readMeeting(context, asker, params.meetingId)
  const now = new Date()
  const phase = phaseOf(page.meeting, now)
  const mayChange = phase === 'coming' && may(asker, 'meeting.change', { onBoard: true })
  const mine = page.people.find((person) => person.id === asker.id)
  return {
    ...page,
    now,
    phase,
    mayChange,
    answer: phase === 'coming' && mine?.invited ? { mine: mine.answer } : null,
    mails: mailsIn(request),
    trialOutbox: context.settings.trial && may(asker, 'outbox.read'),
    language: asker.language,
    title: `${messagesFor(asker.language).meeting.one} ${shortDay(page.meeting.startsAt, asker.language)}`,
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

export default function OneMeeting() {
  const m = useMessages().meeting
  const { meeting, phase, mayChange, answer, mails, trialOutbox, language, now, ...page } =
    useLoaderData<typeof loader>()
  const { left } = fullness(
    page.agenda.map((item) => item.minutes),
    meeting,
  )
  return (
    <Page>
      {meeting.state !== 'cancelled' && <FollowMeeting room={page.room} />}
      <MeetingHead meeting={meeting} phase={phase} mayChange={mayChange} language={language} now={now} />
      {mails !== null && (
        <div className="row">
          <div className="text notice" role="status">
            <Icon name="tick" />
            <p>
              {m.mailsWaiting(mails)} {trialOutbox && mails > 0 && <Link to="/outbox">{m.seeOutbox}</Link>}
            </p>
          </div>
        </div>
      )}
      {answer && (
        <div className="row">
          <div className="text">
            <Answer meetingId={meeting.id} mine={answer.mine} />
          </div>
        </div>
      )}
      <div className="spread">
        <div className="leaf agenda-leaf">
          <Agenda meeting={meeting} items={page.agenda} mayChange={mayChange} language={language} />
        </div>
        {mayChange && (
          <aside className="beside" aria-labelledby="waiting">
            <Waiting meetingId={meeting.id} cases={page.waiting} now={now} />
          </aside>
        )}
        <div className="leaf">
          <Invited meetingId={meeting.id} people={page.people} phase={phase} mayInvite={mayChange} minutesLeft={left} />
          {phase !== 'cancelled' && <Minutes room={page.room} text={page.minutes.body ?? null} />}
        </div>
      </div>
    </Page>
  )
}

/** How many mails the deed before this page laid ready; null when there was none. */
function mailsIn(request: Request): number | null {
  const typed = new URL(request.url).searchParams.get('mails')
  return typed && /^\d{1,3}$/.test(typed) ? Number(typed) : null
}
