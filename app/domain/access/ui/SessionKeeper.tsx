import { useLocation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { lockEvent, unlockedEvent } from '#app/components/lock-event.ts'
import { post } from '#app/components/post.ts'
import type { EndedBecause } from '../../member/session-rules.ts'
import { IdleWarning } from './IdleWarning.tsx'
import { useIdle } from './use-idle.ts'
import { useSessionNews } from './use-session-news.ts'
import { Veil } from './Veil.tsx'

/** Keeps an open page equal to its session: locks it, warns before it does, and follows what may be seen. */
export function SessionKeeper({ memberId }: { memberId: string }) {
  const { pathname, search } = useLocation()
  const { revalidate } = useRevalidator()
  const [veil, setVeil] = useState<'locked' | 'expired' | null>(null)

  const lock = useCallback(() => {
    setVeil('locked')
    tellOtherTabs({ member: memberId, now: 'locked' })
    void post('/account/lock')
  }, [memberId])
  const lift = useCallback(() => {
    setVeil(null)
    dispatchEvent(new Event(unlockedEvent))
    revalidate()
    tellOtherTabs({ member: memberId, now: 'unlocked' })
  }, [revalidate, memberId])

  // Only for the same person: another one may have signed in in this browser meanwhile.
  const look = useCallback(async () => {
    const answer = await post<{ member: string }>('/account/active')
    if ('done' in answer && answer.answer.member === memberId) lift()
  }, [memberId, lift])

  useSessionNews(veil === null, {
    news: () => revalidate(),
    over(because: EndedBecause) {
      if (because === 'locked' || because === 'expired') setVeil(because)
      else
        location.assign(because === 'signed-out' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`)
    },
  })
  const { left, stay } = useIdle(veil === null, lock)

  // The button of the frame asks; without scripts it goes to the locked page instead.
  useEffect(() => {
    const asked = (event: Event) => {
      event.preventDefault()
      lock()
    }
    addEventListener(lockEvent, asked)
    return () => removeEventListener(lockEvent, asked)
  }, [lock])

  // What is locked in another tab is locked here at once, also while the line is down; and open again for the same person.
  useEffect(() => {
    if (!veil) return hearOtherTabs(({ member, now }) => member === memberId && now === 'locked' && setVeil('locked'))
    return hearOtherTabs(async ({ now }) => {
      if (now !== 'unlocked') return
      const answer = await post<{ member: string }>('/account/active')
      if ('done' in answer && answer.answer.member === memberId) {
        setVeil(null)
        dispatchEvent(new Event(unlockedEvent))
        revalidate()
      }
    })
  }, [veil, memberId, revalidate])

  return (
    <>
      {left !== null && !veil && <IdleWarning left={left} stay={stay} />}
      {veil && <Veil why={veil} to={pathname + search} lifted={lift} look={look} />}
    </>
  )
}

const channel = 'meedenken-session'

/** What one tab tells the others of this browser. */
interface Told {
  readonly member: string
  readonly now: 'locked' | 'unlocked'
}

function tellOtherTabs(told: Told) {
  if (!('BroadcastChannel' in globalThis)) return
  const tabs = new BroadcastChannel(channel)
  tabs.postMessage(told)
  tabs.close()
}

function hearOtherTabs(hear: (told: Told) => unknown) {
  if (!('BroadcastChannel' in globalThis)) return undefined
  const tabs = new BroadcastChannel(channel)
  tabs.onmessage = ({ data }) => void hear(data as Told)
  return () => tabs.close()
}
