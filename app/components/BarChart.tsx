/**
 * Bars beside each other, drawn from a table that stands below: for the eye alone, so hidden from who hears the table. Bars
 * are as long as their number is part of `most`; a bar whose number is hidden is an empty track.
 */
export function BarChart({
  caption,
  note,
  bars,
  most,
  norm,
}: {
  caption: string
  /** Where the same numbers stand, for who cannot see the drawing. */
  note: string
  bars: readonly { label: string; value: number | null; words: string }[]
  most: number
  norm?: { at: number; words: string }
}) {
  const part = (value: number) => `${(Math.min(value, most) / most) * 100}%`
  return (
    <figure className="bars">
      <figcaption>
        <strong>{caption}</strong> <span className="unseen">{note}</span>
      </figcaption>
      <div aria-hidden="true">
        {bars.map(({ label, value, words }) => (
          <div key={label} className="bar">
            <span>{label}</span>
            <span className={value === null ? 'bar-words quiet' : 'bar-words'}>{words}</span>
            <svg width="100%" height="20" aria-hidden="true">
              <rect className="track" width="100%" height="20" />
              {value !== null && <rect className="filled" width={part(value)} height="20" />}
              {norm && <line className="norm around" x1={part(norm.at)} x2={part(norm.at)} y1="-3" y2="23" />}
              {norm && <line className="norm" x1={part(norm.at)} x2={part(norm.at)} y1="-3" y2="23" />}
            </svg>
          </div>
        ))}
      </div>
      {norm && <p className="fine">{norm.words}</p>}
    </figure>
  )
}
