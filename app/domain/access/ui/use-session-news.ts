import { useEffect, useRef } from 'react'
import { type EndedBecause, ended, type SessionNews, watchPath } from '../../member/session-rules.ts'

/** ms between two tries to hear again, growing to the longest. */
const pause = { first: 500, longest: 20_000 } as const

/**
 * Hears what happens to this page's session for as long as `listening`: news as it comes, and that it ended or was
 * locked. A line that breaks is tried again; whoever could not hear for a while asks again what there is.
 */
export function useSessionNews(
  listening: boolean,
  hear: { news: (news: SessionNews['news']) => void; over: (because: EndedBecause) => void },
): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    if (!listening) return
    let socket: WebSocket | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait: number = pause.first
    let missed = false
    let done = false
    const connect = () => {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${watchPath}`)
      socket.onopen = () => {
        wait = pause.first
        if (missed) latest.current.news('rights')
        missed = false
      }
      socket.onmessage = ({ data }) => latest.current.news((JSON.parse(String(data)) as SessionNews).news)
      socket.onclose = ({ code, reason }) => {
        if (done) return
        if (code === ended) return latest.current.over(reason as EndedBecause)
        missed = true
        timer = setTimeout(connect, wait * (0.75 + Math.random() / 2))
        wait = Math.min(wait * 2, pause.longest)
      }
    }
    connect()
    return () => {
      done = true
      clearTimeout(timer)
      socket?.close()
    }
  }, [listening])
}
