import type { MetaFunction } from '@remix-run/node'
import { Link, useFetcher, useLoaderData } from '@remix-run/react'
import { Page, Row } from '#app/components/Page.tsx'
import { speakable } from '#app/domain/board/rules.ts'
import { readArchive } from '#app/domain/case/archive.server.ts'
import { Archive } from '#app/domain/case/ui/Archive.tsx'
import { asMember } from '#app/gate.server.ts'
import { messagesFor } from '#app/i18n/index.ts'
import { dayInWords } from '#app/i18n/moment.ts'
import { useLanguage, useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('board.read', async ({ db, asker, params }) => ({
  ...(await readArchive(db, asker, params.boardId)),
  now: new Date(),
  title: messagesFor(asker.language).board.archive,
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} · Meedenken` }]

/** Closed cases that no longer lie on the board, and what was withdrawn and can still come back. */
export default function BoardArchive() {
  const m = useMessages()
  const language = useLanguage()
  const { board, archived, withdrawn, now } = useLoaderData<typeof loader>()
  const words = m.board
  return (
    <Page>
      <Row>
        <p className="kicker">
          <Link to={`/boards/${board.id}`}>{board.name}</Link>
        </p>
        <h1>{words.archiveHead}</h1>
        <p className="help">{words.archiveHelp}</p>
      </Row>
      <Row side={<h2 className="side-head">{words.archive}</h2>}>
        {archived.length === 0 ? (
          <p className="quiet">{words.archiveEmpty}</p>
        ) : (
          <ul className="news">
            {archived.map((one) => (
              <li key={one.id}>
                <div>
                  <p>
                    <Link to={`/cases/${one.id}`} translate="no">
                      {one.question || m.case.number(speakable(one.number))}
                    </Link>
                  </p>
                  <p className="fine">
                    {[
                      speakable(one.number),
                      m.case.kinds[one.kind as never],
                      words.closedOn(dayInWords(one.closed_at, language, now)),
                      one.lesson && words.withLesson,
                      one.state === 'minimised' && words.erasedText,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {one.mayReturn && <Archive aCase={{ id: one.id, archived: true }} />}
              </li>
            ))}
          </ul>
        )}
      </Row>
      <Row side={<h2 className="side-head">{words.trash}</h2>}>
        <div className="stack">
          <p className="help">{words.trashHelp}</p>
          {withdrawn.length === 0 ? (
            <p className="quiet">{words.trashEmpty}</p>
          ) : (
            <ul className="news">
              {withdrawn.map((one) => (
                <li key={one.id}>
                  <div>
                    <p>
                      <Link to={`/cases/${one.id}`} translate="no">
                        {one.question}
                      </Link>
                    </p>
                    <p className="fine">
                      {[speakable(one.number), words.gone(dayInWords(one.gone, language, now))].join(' · ')}
                    </p>
                  </div>
                  {one.mine && <Restore caseId={one.id} />}
                </li>
              ))}
            </ul>
          )}
        </div>
      </Row>
    </Page>
  )
}

function Restore({ caseId }: { caseId: string }) {
  const m = useMessages()
  const fetcher = useFetcher<{ refused?: { code: keyof typeof m.refusal } }>()
  const refused = fetcher.data?.refused
  return (
    <fetcher.Form method="post" action={`/cases/${caseId}/move`}>
      <button className="link-button" name="deed" value="case.restore">
        {m.case.moves['case.restore']}
      </button>
      {refused && (
        <p className="error" role="alert">
          {m.refusal[refused.code]}
        </p>
      )}
    </fetcher.Form>
  )
}
