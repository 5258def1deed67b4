import { useMessages } from '#app/i18n/use-messages.tsx'
import { type Table, words } from '../sections.ts'

/** Figures in rows, with heads that are read aloud with each number. Its name is seen where it does not stand alone. */
export function FigureTable({ caption, columns, rows, isAlone }: Table & { isAlone: boolean }) {
  const m = useMessages().measure
  return (
    <table className="figures-table">
      <caption className={isAlone ? 'unseen' : undefined}>{caption}</caption>
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
  )
}
