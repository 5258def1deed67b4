import { useEffect, useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { speakable } from '../../board/rules.ts'
import type { SimilarCase } from '../types.ts'

/**
 * *Eerder gevraagd*: cases that look like this one, right under the question. Asked again whenever the question was
 * saved, and never while a word of it may still give someone away.
 * @param saved  rises with every save  @param clear  no mark of the question is open
 */
export function Similar({ at, saved, clear }: { at: string; saved: number; clear: boolean }) {
  const m = useMessages()
  const [similar, setSimilar] = useState<readonly SimilarCase[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `saved` is what makes it ask again
  useEffect(() => {
    if (!clear) return setSimilar([])
    const gone = new AbortController()
    fetch(`${at}/similar`, { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.json() : { similar: [] }))
      .then((found: { similar?: SimilarCase[] }) => setSimilar(found.similar ?? []))
      .catch(() => undefined)
    return () => gone.abort()
  }, [at, saved, clear])
  return (
    <div aria-live="polite">
      {similar.length > 0 && (
        <details className="asked" open>
          <summary>{m.case.similarHead(similar.length)}</summary>
          <ul className="news">
            {similar.map((one) => (
              <li key={one.id}>
                <a href={`/cases/${one.id}`} target="_blank" rel="noopener" translate="no">
                  {one.question}
                </a>{' '}
                <span className="fine">
                  {[
                    speakable(one.number),
                    m.case.states[one.state],
                    one.lesson ? m.case.similarLesson : m.board.advices(one.advices),
                  ].join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
