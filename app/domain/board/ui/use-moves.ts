import { useCallback, useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { CaseState } from '../../rights/table.ts'
import { columnOf, speakable } from '../rules.ts'
import type { MyCard } from '../types.ts'
import type { PossibleMove } from './in-board.ts'
import { type MoveAnswer, sendMove } from './send-move.ts'

/** What became of the last move: where the card lies now, with a way back; or why it went back. */
export type Moved =
  | { readonly done: true; readonly caseId: string; readonly words: string }
  | { readonly done: false; readonly words: string }

/**
 * Moving cards. A card lies where it was put at once; when the server refuses it goes back, with the reason. Ctrl+Z and
 * the toast take the last move back.
 */
export function useMoves() {
  const m = useMessages()
  const [pending, setPending] = useState<ReadonlyMap<string, { to: CaseState; touched: string }>>(new Map())
  const [moved, setMoved] = useState<Moved | null>(null)
  const own = useRef(new Set<string>())
  const settle = useCallback((id: string) => {
    setPending((before) => {
      const left = new Map(before)
      left.delete(id)
      return left
    })
  }, [])
  const inWords = useCallback(
    (answer: Exclude<MoveAnswer, { to: CaseState }>) => {
      if ('lost' in answer) return answer.lost === 'signed-out' ? m.refusal['signed-out'] : m.refusal.unavailable
      const needs = (answer.refused.details.needs ?? []) as (keyof typeof m.case.needs)[]
      return [m.refusal[answer.refused.code], ...needs.map((need) => m.case.needs[need])].join(' ')
    },
    [m],
  )
  const move = useCallback(
    async (card: MyCard, { deed, to }: PossibleMove) => {
      own.current.add(card.id)
      setPending((before) => new Map(before).set(card.id, { to, touched: card.touched }))
      const answer = await sendMove(`/cases/${card.id}/move`, { deed, from: card.state })
      if (!('to' in answer)) {
        settle(card.id)
        setMoved({ done: false, words: `${speakable(card.number)}: ${inWords(answer)}` })
        return
      }
      const column = m.board.columns[columnOf(answer.to) ?? 'closed']
      setMoved({ done: true, caseId: card.id, words: m.board.moved(speakable(card.number), column) })
    },
    [m, settle, inWords],
  )
  const undo = useCallback(
    async (caseId: string) => {
      settle(caseId)
      const answer = await sendMove(`/cases/${caseId}/undo`, {})
      setMoved('to' in answer ? null : { done: false, words: inWords(answer) })
    },
    [settle, inWords],
  )
  const refuse = useCallback((words: string) => setMoved({ done: false, words }), [])
  useEffect(() => {
    if (!moved?.done) return
    const takeBack = (event: KeyboardEvent) => {
      const writes = (event.target as HTMLElement).closest('[contenteditable="true"], input, textarea')
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.shiftKey || writes) return
      event.preventDefault()
      void undo(moved.caseId)
    }
    document.addEventListener('keydown', takeBack)
    return () => document.removeEventListener('keydown', takeBack)
  }, [moved, undo])

  /** The cards with what is under way, until the board itself says it; one's own move is no news to oneself. */
  const withPending = (cards: readonly MyCard[]): MyCard[] =>
    cards.map((card) => {
      const to = pending.get(card.id)?.to
      const news = card.news && !own.current.has(card.id)
      return to || news !== card.news ? { ...card, state: to ?? card.state, news } : card
    })
  /** Whatever the board says of a card since it was moved here is the truth: nothing is under way any more. */
  const arrived = useCallback(
    (cards: readonly MyCard[]) => {
      for (const card of cards) {
        const under = pending.get(card.id)
        if (under && under.touched !== card.touched) settle(card.id)
      }
    },
    [pending, settle],
  )
  const isOwn = useCallback((id: string) => own.current.has(id), [])
  return { move, undo, refuse, moved, forget: () => setMoved(null), withPending, arrived, isOwn }
}
