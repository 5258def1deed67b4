import { useLocation } from '@remix-run/react'
import { couldEver } from '../domain/rights/policy.ts'
import type { Deed } from '../domain/rights/table.ts'
import type { Messages } from '../i18n/index.ts'
import { useMessages } from '../i18n/use-messages.tsx'
import { useAskerOrNobody } from './asker.tsx'
import { useTrial } from './trial.tsx'

type Name = Exclude<
  { [K in keyof Messages['frame']]: Messages['frame'][K] extends string ? K : never }[keyof Messages['frame']],
  undefined
>

const main: readonly { to: string; name: Name; deed: Deed; trialOnly?: boolean }[] = [
  { to: '/', name: 'home', deed: 'home.read' },
  { to: '/boards', name: 'boards', deed: 'board.list' },
  { to: '/practice', name: 'practice', deed: 'practice-note.list' },
  { to: '/meetings', name: 'meetings', deed: 'meeting.list' },
  { to: '/emergency', name: 'emergency', deed: 'emergency.open' },
  { to: '/log', name: 'log', deed: 'log.read' },
  { to: '/members', name: 'members', deed: 'member.list' },
  { to: '/outbox', name: 'outbox', deed: 'outbox.read', trialOnly: true },
]

/** To which of the places an address belongs: planning on a board is about meetings, a case lies on a board. */
export function placeOf(path: string): string {
  if (/^\/boards\/[^/]+\/meetings(\/|$)/.test(path)) return '/meetings'
  if (path.startsWith('/cases/')) return '/boards'
  return path === '/' ? path : `/${path.split('/')[1]}`
}

/** Where whoever is looking can go from every page, and whether they may bring in a case. */
export function usePlaces() {
  const m = useMessages().frame
  const asker = useAskerOrNobody()
  const trial = useTrial()
  const here = placeOf(useLocation().pathname)
  const places = main
    .filter(({ deed, trialOnly }) => asker && couldEver(asker, deed) && (trial || !trialOnly))
    .map(({ to, name }) => ({ to, words: m[name], here: to === here }))
  return { places, mayBringIn: couldEver(asker, 'case.bring-in') }
}
