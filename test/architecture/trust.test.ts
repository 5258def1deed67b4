import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const rows = [...readFileSync(join(root, 'docs/trust.md'), 'utf8').matchAll(/^\| ([A-Z]+-\d+) \|(.*)\|$/gm)].map(
  ([, id, rest]) => ({ id: id ?? '', cells: (rest ?? '').split(' | ').map((cell) => cell.trim()) }),
)
const tests = readdirSync(join(root, 'test'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(root, 'test', file), 'utf8'))
  .join('\n')

describe('the list of what can be trusted', () => {
  it('says of each requirement how it stands, and why where it is not met', () => {
    expect(rows.length).toBeGreaterThan(50)
    for (const { id, cells } of rows) {
      const [what, , result, why] = cells
      expect(what, id).toBeTruthy()
      expect(['met', 'partly', 'not met'], id).toContain(result)
      if (result !== 'met') expect(why, id).toBeTruthy()
    }
  })

  it('calls nothing met that no test promises by its number', () => {
    const unpromised = rows.filter(
      ({ id, cells }) => cells[2] === 'met' && !new RegExp(`it\\([^\\n]*\\n?[^\\n]*\\b${id}\\b`).test(tests),
    )

    expect(unpromised.map(({ id }) => id)).toEqual([])
  })

  it('names files that are there', () => {
    for (const { id, cells } of rows) {
      for (const file of (cells[1] ?? '').split(', ').filter(Boolean)) {
        expect(existsSync(join(root, file)), `${id}: ${file}`).toBe(true)
      }
    }
  })
})
