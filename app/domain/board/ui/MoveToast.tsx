import { Icon } from '#app/components/Icon.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Moved } from './use-moves.ts'

/**
 * What became of a move, said aloud: where the card lies now with *Terugzetten*, or why it went back. Stays until
 * dismissed, for it holds an action; Ctrl+Z does the same as its button.
 */
export function MoveToast({
  moved,
  undo,
  forget,
}: {
  moved: Moved | null
  undo: (caseId: string) => void
  forget: () => void
}) {
  const m = useMessages()
  return (
    <div className="toast-place" role="status">
      {moved && (
        <div className="toast">
          <span>
            {!moved.done && <Icon name="triangle" />} {moved.words}
          </span>
          {moved.done && (
            <button type="button" className="link-button" onClick={() => undo(moved.caseId)}>
              {m.board.undo}
            </button>
          )}
          <button type="button" className="link-button" onClick={forget}>
            {m.frame.close}
          </button>
        </div>
      )}
    </div>
  )
}
