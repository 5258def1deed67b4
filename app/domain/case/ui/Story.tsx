import { useEffect } from 'react'
import type { Fragments } from '#app/domain/document/types.ts'
import { type CaseFragment, fragments } from '#app/editor/fragments.ts'
import { SharedText } from '#app/editor/ui/SharedText.tsx'
import { caseTools } from '#app/editor/ui/tools.ts'
import type { LiveRoom } from '#app/editor/ui/use-room.ts'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { limits } from '../rules.ts'
import { FieldError } from './FieldState.tsx'
import { Length, useLengthOf } from './Length.tsx'
import type { Marking } from './marking.ts'

/** The long texts of the form, written with the co-authors in one room. */
export function StoryField({
  fragment,
  room,
  committed,
  wrong,
  marking,
  onMended,
}: {
  fragment: CaseFragment
  room: LiveRoom
  committed: Fragments
  wrong: string | null
  marking: Marking
  onMended: () => void
}) {
  const m = useMessages().case
  const help = fragment === 'situation' || fragment === 'complaints' ? m.help[fragment] : undefined
  const length = useLengthOf(room, fragment)
  const mended = wrong !== null && length > 0 && length <= limits.fragment
  // biome-ignore lint/correctness/useExhaustiveDependencies: as the text changes, not as it was refused
  useEffect(() => {
    if (mended) onMended()
  }, [length])
  const { onKeep, onUnkeep, ...marks } = marking.of(fragment)
  return (
    <div className={`field${wrong ? ' wrong' : ''}`} id={`field-${fragment}`} tabIndex={-1}>
      <FieldError id={`${fragment}-wrong`} words={wrong} />
      <SharedText
        room={room}
        kind="case"
        fragment={fragment}
        label={fragment === 'situation' ? m.labels[fragment] : `${m.labels[fragment]} ${m.optional}`}
        help={help}
        committed={committed[fragment] ?? null}
        toolbar={caseTools}
        boxed
        about="case"
        onKeep={onKeep}
        onUnkeep={onUnkeep}
        {...marks}
      />
      <Length length={length} limit={limits.fragment} />
    </div>
  )
}

/** The five texts, in the order of the form. */
export const storyFragments = fragments.case
