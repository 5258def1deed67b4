import { useSearchParams } from '@remix-run/react'
import { useCallback } from 'react'
import { everything, type View, viewFrom } from '../view.ts'

/**
 * How the board is seen: as the address says, else as it was left, else everything. A choice goes into the address
 * without asking for the board again, and is remembered.
 * @param kept  what was remembered
 */
export function useView(boardId: string, kept: View | null): [View, (view: View) => void] {
  const [search, setSearch] = useSearchParams()
  const asked = search.size > 0 ? viewFrom(Object.fromEntries(search)) : null
  const change = useCallback(
    (view: View) => {
      const codes = Object.entries(view).filter(([name, value]) => value !== everything[name as keyof View])
      setSearch(codes.length > 0 ? new URLSearchParams(codes) : { show: 'all' }, {
        replace: true,
        preventScrollReset: true,
      })
      // Whether it arrives or not, the board shows it: only the memory is the server's.
      void fetch(`/boards/${boardId}/view`, { method: 'POST', body: new URLSearchParams({ ...view }) }).catch(
        () => undefined,
      )
    },
    [boardId, setSearch],
  )
  return [asked ?? kept ?? everything, change]
}
