import { BarChart } from '#app/components/BarChart.tsx'
import { Row } from '#app/components/Page.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Section } from '../sections.ts'
import { FigureTable } from './FigureTable.tsx'

/** The figures of a year, part by part: in a sentence, as a drawing, as a table; and how they were counted. */
export function Figures({ sections, how }: { sections: readonly Section[]; how: readonly string[] }) {
  const m = useMessages().measure
  return (
    <>
      {sections.map(({ id, head, says, chart, tables }) => (
        <Row key={id} side={<h2 className="side-head">{head}</h2>}>
          <div className="stack figures-part">
            {says.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {chart && <BarChart {...chart} note={m.charts.below} />}
            {tables.map((table) => (
              <FigureTable key={table.caption} {...table} isAlone={tables.length === 1} />
            ))}
          </div>
        </Row>
      ))}
      <Row side={<h2 className="side-head">{m.howHead}</h2>}>
        <ul className="stack-s">
          {how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Row>
    </>
  )
}
