import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable,
} from 'docx'
import type { Messages } from '#app/i18n/index.ts'
import type { Report } from './report.ts'
import { type Table, words } from './sections.ts'

/** The report as a Word file: real headings, tables whose heads come back on each page, in Dutch, by nobody in particular. */
export const docxOf = (report: Report, m: Messages['measure']): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      title: report.title,
      creator: 'Meedenken',
      lastModifiedBy: 'Meedenken',
      styles: {
        default: {
          document: { run: { font: 'Calibri', size: 22, language: { value: 'nl-NL' } } },
          heading1: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
          heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
        },
      },
      sections: [
        {
          footers: { default: new Footer({ children: [pageNumber(m)] }) },
          children: [
            paragraph(report.kicker),
            new Paragraph({ text: report.title, heading: HeadingLevel.HEADING_1 }),
            paragraph(report.made),
            ...report.intro.map(paragraph),
            ...report.sections.flatMap(({ head, says, tables }) => [
              heading(head),
              ...says.map(paragraph),
              ...tables.flatMap((one) => [caption(one.caption), tableOf(one, m)]),
            ]),
            heading(report.howHead),
            ...report.how.map((line) => new Paragraph({ text: line, bullet: { level: 0 } })),
          ],
        },
      ],
    }),
  )

const paragraph = (text: string) => new Paragraph({ text, spacing: { after: 120 } })
const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 })
const caption = (text: string) =>
  new Paragraph({
    children: [new TextRun({ text, italics: true })],
    keepNext: true,
    spacing: { before: 200, after: 60 },
  })

const pageNumber = (m: Messages['measure']) =>
  new Paragraph({ children: [new TextRun({ children: [`${m.report.page} `, PageNumber.CURRENT] })] })

/** Width of the text of an A4 page in twentieths of a point, and the part of it that labels get. */
const width = { whole: 9026, label: 0.5 } as const

function tableOf({ columns, rows }: Table, m: Messages['measure']): WordTable {
  const label = Math.round(width.whole * width.label)
  const others = Math.floor((width.whole - label) / (columns.length - 1))
  const widths = columns.map((_column, at) => (at === 0 ? label : others))
  const cell = (text: string, at: number, bold = false) =>
    new TableCell({
      width: { size: widths[at] ?? others, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [
        new Paragraph({
          alignment: at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, bold })],
        }),
      ],
    })
  return new WordTable({
    columnWidths: widths,
    width: { size: width.whole, type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, at) => cell(column, at, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: [cell(row.label, 0), ...row.cells.map((one, at) => cell(words(one, m), at + 1))],
          }),
      ),
    ],
  })
}
