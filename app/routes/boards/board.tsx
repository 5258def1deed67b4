import type { MetaFunction, ShouldRevalidateFunction } from '@remix-run/react'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Page } from '#app/components/Page.tsx'
import { readBoard, readPinboard } from '#app/domain/board/read.server.ts'
import type { MyCard } from '#app/domain/board/types.ts'
import { BoardOnPage } from '#app/domain/board/ui/BoardOnPage.tsx'
import { Pinboard } from '#app/domain/board/ui/Pinboard.tsx'
import { movesOpenTo } from '#app/domain/case/policy.ts'
import { roomsOf } from '#app/domain/document/read.server.ts'
import type { RoomOf } from '#app/domain/document/types.ts'
import { waitingCasesOf } from '#app/domain/home/read.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { may } from '#app/domain/rights/policy.ts'
import { asMember } from '#app/gate.server.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'

export const loader = asMember('board.read', async ({ db, asker, context, params }) => {
  const waiting = await waitingCasesOf(db, asker)
  const read = await readBoard(db, asker, params.boardId, (id) => waiting.get(id) ?? null)
  const { board } = read
  const [live, pinboard] = (await roomsOf(db, asker, [board.documentId, board.pinboardId])) as [RoomOf, RoomOf]
  return {
    ...read,
    live,
    pinboard,
    pinned: await readPinboard(context, asker, board),
    now: new Date().toISOString(),
    may: {
      bringIn: may(asker, 'case.bring-in', { onBoard: true }),
      settle: may(asker, 'board.change-settings', { onBoard: true }),
    },
  }
})

/** Another way to look at the same cards needs nothing from the server. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.board.name ?? ''} · Meedenken` }]

/** What this person may do with a card now: the table of states, through the one capability table. */
const movesOf = (asker: Asker, card: MyCard) =>
  movesOpenTo(asker, { onBoard: true, mine: card.mine, state: card.state }).map(({ deed, to }) => ({
    deed,
    to: to === 'before' ? (card.before ?? 'open') : to,
  }))

export default function BoardPage() {
  const { pinboard, pinned, ...read } = useLoaderData<typeof loader>()
  const m = useMessages().case
  const recognised = useSearchParams()[0].has('recognised')
  return (
    <Page kind="board">
      {recognised && (
        <p className="notice" role="status">
          <Icon name="tick" /> {m.recognise.done}
        </p>
      )}
      <BoardOnPage key={read.board.id} {...read} movesOf={movesOf} />
      <Pinboard room={pinboard} committed={pinned} />
    </Page>
  )
}
