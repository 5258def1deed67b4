import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** A part that is not a case, before the closing of the agenda. */
export function AddPart({ action }: { action: string }) {
  const m = useMessages().meeting
  const fetcher = useFetcher<{ refused?: { fields?: Record<string, string[]> } }>()
  const form = useRef<HTMLFormElement>(null)
  const wrong = fetcher.data?.refused?.fields
  useEffect(() => {
    if (fetcher.state === 'loading' && !fetcher.data?.refused) form.current?.reset()
  }, [fetcher.state, fetcher.data])
  return (
    <div className="row slot">
      <p className="side" />
      <details className="text add-part">
        <summary>{m.addPart}</summary>
        <fetcher.Form method="post" action={action} ref={form} className="stack">
          <input type="hidden" name="deed" value="add" />
          <div className={wrong?.title ? 'field wrong' : 'field'}>
            <label htmlFor="part-title">{m.partTitle}</label>
            <p className="help" id="part-title-help">
              {m.partTitleHelp}
            </p>
            {wrong?.title && <Wrong id="part-title-wrong" code={wrong.title[0]} />}
            <input
              type="text"
              id="part-title"
              name="title"
              autoComplete="off"
              aria-invalid={wrong?.title ? true : undefined}
              aria-describedby={wrong?.title ? 'part-title-help part-title-wrong' : 'part-title-help'}
            />
          </div>
          <div className={wrong?.minutes ? 'field wrong' : 'field'}>
            <label htmlFor="part-minutes">{m.partMinutes}</label>
            {wrong?.minutes && <Wrong id="part-minutes-wrong" code={wrong.minutes[0]} />}
            <input
              type="text"
              inputMode="numeric"
              id="part-minutes"
              name="minutes"
              className="few"
              defaultValue="10"
              autoComplete="off"
              aria-invalid={wrong?.minutes ? true : undefined}
              aria-describedby={wrong?.minutes ? 'part-minutes-wrong' : undefined}
            />
          </div>
          <button className="button second small">{m.add}</button>
        </fetcher.Form>
      </details>
    </div>
  )
}

function Wrong({ id, code = 'unknown' }: { id: string; code?: string }) {
  const { errors } = useMessages().meeting
  return (
    <p className="error" id={id} role="alert">
      <Icon name="warning" /> {errors[code as keyof typeof errors] ?? errors.unknown}
    </p>
  )
}
