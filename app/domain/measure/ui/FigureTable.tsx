import { useId } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Table, words } from '../sections.ts'

/**
 * Figures in rows, with heads that are read aloud with each number. Its name is seen where it does not stand alone: as a
 * head and not as a caption, which on paper would stay behind on the page before.
 */
export function FigureTable({ caption, columns, rows, isAlone }: Table & { isAlone: boolean }) {
  const m = useMessages().measure
  const id = useId()
  return (
    <>
      {!isAlone && <h3 id={id}>{caption}</h3>}
      <table
        className="figures-table"
        aria-label={isAlone ? caption : undefined}
        aria-labelledby={isAlone ? undefined : id}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]} className={cell.value === null ? 'quiet' : 'figures'}>
                  {words(cell, m)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
