import { Link } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { speakable } from '../../board/rules.ts'
import type { AgendaItem } from '../types.ts'
import { useNameOf } from './use-name-of.ts'

export interface SlotTools {
  readonly first: boolean
  readonly last: boolean
  /** Minutes as they are being typed; undefined until somebody does. */
  readonly typed: string | undefined
  readonly wrong: boolean
  readonly type: (text: string) => void
  readonly keep: () => void
  readonly earlier: () => void
  readonly later: () => void
  readonly takeOff: () => void
}

/** One part of the agenda at its time; with tools for whoever makes the agenda, with its minutes for the others. */
export function Slot({
  item,
  begins,
  clock,
  tools,
}: {
  item: AgendaItem
  begins: Date
  clock: string
  tools: SlotTools | null
}) {
  const m = useMessages().meeting
  const name = useNameOf()(item)
  return (
    <div className="row slot" data-item={item.id}>
      <p className="side">
        <time dateTime={begins.toISOString()}>{clock}</time>
      </p>
      <div className="text">
        <div className="slot-head">
          <div>
            {item.aCase && (
              <p className="quiet">
                {m.kinds.case} {speakable(item.aCase.number)}
              </p>
            )}
            <h3 translate={item.aCase ? 'no' : undefined}>
              {item.aCase?.question ? (
                <Link className="plain-link" to={`/cases/${item.aCase.id}`} prefetch="none">
                  {name}
                </Link>
              ) : (
                name
              )}
            </h3>
            {tools?.wrong && (
              <p className="error" id={`wrong-${item.id}`} role="alert">
                <Icon name="warning" /> {m.errors.minutes}
              </p>
            )}
          </div>
          {tools ? (
            <Tools item={item} name={name} tools={tools} />
          ) : (
            <p className="quiet">
              {item.minutes} {m.min}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}

function Tools({ item, name, tools }: { item: AgendaItem; name: string; tools: SlotTools }) {
  const m = useMessages().meeting
  const { first, last, typed, wrong } = tools
  const button = (
    press: 'earlier' | 'later' | 'off',
    icon: 'up' | 'down' | 'close',
    label: string,
    off: boolean,
    act: () => void,
  ) => (
    <button
      type="button"
      className="icon-button"
      data-press={`${press}-${item.id}`}
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <div className="slot-tools">
      {button('earlier', 'up', m.earlier(name), first, tools.earlier)}
      {button('later', 'down', m.later(name), last, tools.later)}
      <label className="minutes-field">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(item.minutes)}
          aria-label={m.minutesFor(name)}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `wrong-${item.id}` : undefined}
          onChange={(event) => tools.type(event.target.value)}
          onBlur={tools.keep}
          onKeyDown={(event) => event.key === 'Enter' && tools.keep()}
        />{' '}
        {m.min}
      </label>
      {button('off', 'close', m.takeOff(name), false, tools.takeOff)}
    </div>
  )
}
