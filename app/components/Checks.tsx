/** Several choices out of a list, as boxes to tick. Value to words. */
export function Checks({
  name,
  label,
  help,
  chosen,
  choices,
}: {
  name: string
  label: string
  help?: string
  chosen: readonly string[]
  choices: Readonly<Record<string, string>>
}) {
  return (
    <fieldset className="field" aria-describedby={help && `${name}-help`}>
      <legend>{label}</legend>
      {help && (
        <p className="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      <div className="halves">
        {Object.entries(choices).map(([value, words]) => (
          <label key={value} className="choice">
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />{' '}
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
