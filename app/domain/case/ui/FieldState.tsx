import { Icon } from '#app/editor/ui/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Saving } from './use-saver.ts'

/** What is wrong with a field, above it: icon and words. Nothing when all is well. */
export function FieldError({ id, words }: { id: string; words: string | null }) {
  return words ? (
    <p className="error" id={id}>
      <Icon name="triangle" /> {words}
    </p>
  ) : null
}

/** Whether a field is saved, right under it, and a way on when it is not. */
export function FieldState({ saving, retry }: { saving: Saving; retry: () => void }) {
  const m = useMessages()
  const lost = saving.state === 'wrong' && 'lost' in saving.why ? saving.why.lost : null
  return (
    <p className={`saving field-state${lost ? ' lost' : ''}`} role="status" data-saving={saving.state}>
      {saving.state === 'saved' && (
        <>
          <Icon name="tick" /> {m.case.saved}
        </>
      )}
      {lost && (
        <>
          <Icon name="triangle" /> {m.case.notSaved} {lost === 'signed-out' && m.refusal['signed-out']}{' '}
          <button type="button" className="link-button" onClick={retry}>
            {m.case.retry}
          </button>
        </>
      )}
    </p>
  )
}

/** Why a field was refused, in words. */
export function useWhyWrong(saving: Saving, limit: number): string | null {
  const m = useMessages()
  if (saving.state !== 'wrong' || !('refused' in saving.why)) return null
  const { code, fields } = saving.why.refused
  const field = Object.values(fields ?? {})[0]?.[0]
  if (field === 'too-long') return m.case.tooLong(limit)
  if (field === 'no-question') return m.case.wrong.question
  if (field === 'unknown') return m.case.unknown
  return m.refusal[code]
}
