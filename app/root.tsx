import type { LinksFunction, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import './styles/index.css'
import { Arrival } from './components/Arrival.tsx'
import { AskingAgain } from './components/AskAgain.tsx'
import { AskedBy } from './components/asker.tsx'
import { HoldingWords } from './components/HoldWords.tsx'
import { LeftOver } from './components/LeftOver.tsx'
import { Page, Row } from './components/Page.tsx'
import { WithRegion } from './components/region.tsx'
import { Shortcuts } from './components/Shortcuts.tsx'
import { TrialBanner } from './components/TrialBanner.tsx'
import { InTrial } from './components/trial.tsx'
import { WithUnread } from './components/unread.tsx'
import { SessionKeeper } from './domain/access/ui/SessionKeeper.tsx'
import { houseId } from './domain/access/ui/Veil.tsx'
import { ReadOnArrival } from './domain/message/ui/ReadOnArrival.tsx'
import { unread } from './domain/message/write.server.ts'
import { type RefusalCode, refusalCodes } from './domain/refusal.ts'
import { asGuest } from './gate.server.ts'
import { InLanguage, useMessages } from './i18n/use-messages.tsx'
import { useNonce } from './nonce.tsx'

export const loader = asGuest('open.frame', async ({ asker, locked, enrolling, context, db }) => ({
  asker: locked || enrolling ? null : asker,
  unread: asker && !locked && !enrolling ? await unread(db, asker) : 0,
  trial: context.settings.trial,
  region: context.region?.name ?? null,
  language: asker?.language ?? ('nl' as const),
  theme: asker?.theme ?? ('system' as const),
}))

/** Only for what went wrong: each page has a name of its own. */
export const meta: MetaFunction = () => [{ title: 'Meedenken' }]

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

/** The frame around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const found = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const language = found?.language ?? 'nl'
  const theme = found?.theme ?? 'system'
  return (
    <html lang={language} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
      </head>
      <body>
        <InLanguage value={language}>
          <InTrial value={found?.trial ?? false}>
            <WithRegion value={found?.region ?? null}>
              <AskedBy value={found?.asker ?? null}>
                <WithUnread value={found?.unread ?? 0}>
                  <div id={houseId}>
                    <SkipLink />
                    {found?.trial && <TrialBanner />}
                    {children}
                    {found?.asker && <LeftOver />}
                    {found?.asker?.shortcuts && <Shortcuts />}
                    <Arrival />
                  </div>
                  {found?.asker && <SessionKeeper memberId={found.asker.id} />}
                  {found?.asker && <ReadOnArrival />}
                </WithUnread>
              </AskedBy>
            </WithRegion>
          </InTrial>
        </InLanguage>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

function SkipLink() {
  const m = useMessages().frame
  return (
    <a className="skip" href="#inhoud">
      {m.skip}
    </a>
  )
}

export default function App() {
  return (
    <AskingAgain>
      <HoldingWords>
        <Outlet />
      </HoldingWords>
    </AskingAgain>
  )
}

/** Refusals in words; what may not be read looks exactly like what is not there. */
export function ErrorBoundary() {
  const error = useRouteError()
  const m = useMessages()
  const code = isRouteErrorResponse(error) ? codeOf(error) : null
  const nowhere = code === 'not-found'
  const out = code === 'signed-out' || code === 'locked'
  return (
    <Page>
      <Row>
        <h1>{nowhere ? m.frame.notFoundTitle : code ? m.refusal[code] : m.frame.faultTitle}</h1>
      </Row>
      <Row className="continued">
        <div className="stack">
          <p>{nowhere ? m.frame.notFound : code ? m.frame.refusedNext : m.frame.fault}</p>
          <p className="actions">
            <Link className="button second" to={out ? '/sign-in' : '/'} reloadDocument>
              {out ? m.frame.toSignIn : m.frame.toHome}
            </Link>
          </p>
        </div>
      </Row>
    </Page>
  )
}

function codeOf(error: { status: number; data: unknown }): RefusalCode {
  const code = (error.data as { code?: RefusalCode } | null)?.code
  return code && code in refusalCodes
    ? code
    : error.status === 405
      ? 'wrong-method'
      : error.status === 404
        ? 'not-found'
        : 'bad-input'
}
