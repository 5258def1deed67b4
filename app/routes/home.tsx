import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/Page.tsx'
import { logTrouble } from '#app/domain/audit/read.server.ts'
import { LogTrouble } from '#app/domain/audit/ui/LogTrouble.tsx'
import { homeOf } from '#app/domain/home/read.server.ts'
import { HomePage } from '#app/domain/home/ui/HomePage.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'

export const loader = asMember('home.read', async ({ db, asker }) => ({
  home: await homeOf(db, asker),
  log: await logTrouble(db, asker, new Date()),
  now: new Date(),
  title: messagesFor(asker.language).home.title,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** *Wat wacht op u*, and where it ends. */
export default function Home() {
  const { home, log, now } = useLoaderData<typeof loader>()
  return (
    <Page>
      {log && <LogTrouble trouble={log} />}
      <HomePage home={home} now={now} />
    </Page>
  )
}
