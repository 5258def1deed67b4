import { Row } from '#app/components/Page.tsx'
import { StaticText } from '#app/editor/ui/StaticText.tsx'
import type { Block, CaseRecord, SaidInRecord } from '../types.ts'

/** A case for one's own record, with who took it and when on every page of paper. */
export function RecordOnPage({ title, question, mark, sections }: CaseRecord) {
  return (
    <article className="record">
      <div className="record-mark">
        <p>{mark}</p>
      </div>
      <div className="record-body">
        <Row roomy side={<p className="side-head">{title}</p>}>
          <h1 translate="no">{question || title}</h1>
        </Row>
        {sections.map(({ head, blocks }) => (
          <Row key={head} side={<h2 className="side-head">{head}</h2>}>
            <div className="stack">
              {blocks.map((block) => (
                <OneBlock key={block.kind} block={block} />
              ))}
            </div>
          </Row>
        ))}
      </div>
    </article>
  )
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'rich':
      return (
        <div className="said" translate="no">
          <StaticText text={block.text} />
        </div>
      )
    case 'lines':
      return <Lines of={block.lines} />
    case 'facts':
      return (
        <dl className="facts">
          {block.facts.map(({ label, words }) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table className="tried">
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')} translate="no">
                {row.map((words, at) => (
                  <td key={block.columns[at]}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'said':
      return block.said.map((one) => <Said key={one.head + one.body.join()} one={one} />)
  }
}

const Lines = ({ of }: { of: readonly string[] }) => (
  <div className="said lines-kept" translate="no">
    {of.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
)

function Said({ one: { head, body, notes, replies }, reply = false }: { one: SaidInRecord; reply?: boolean }) {
  const Head = reply ? 'h4' : 'h3'
  return (
    <section className={reply ? 'said-in-record answer-in' : 'said-in-record'}>
      <Head className="kicker">{head}</Head>
      <Lines of={body} />
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {replies.map((answer) => (
        <Said key={answer.head + answer.body.join()} one={answer} reply />
      ))}
    </section>
  )
}
