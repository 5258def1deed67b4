import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deeds } from '#app/domain/rights/table.ts'
import routes from '#app/routes.ts'

const app = join(import.meta.dirname, '..', '..', 'app')
const files = [...routes.map(({ file }) => file), 'root.tsx']

/** What a module hands to the router: a loader or an action, and how it begins. */
const handlers = (file: string) =>
  [
    ...readFileSync(join(app, file), 'utf8').matchAll(/export (?:const|async function|function) (loader|action)\b/g),
  ].map((found) => ({ name: found[1], begins: found.input.slice(found.index + found[0].length, found.index + 200) }))

describe('every loader and action', () => {
  for (const file of files) {
    it(`passes the gate with a deed of the table: ${file}`, () => {
      const found = handlers(file)

      expect(found.length, 'a route answers something').toBeGreaterThan(0)
      for (const { name, begins } of found) {
        const deed = /^ = (?:answered\(\s*)?as(?:Member|Guest)\(\s*'([^']+)'/.exec(begins)?.[1]
        expect(deeds, `${name} of ${file}`).toContain(deed)
      }
    })
  }

  it('is named by one route: nothing below app/routes is without an address', () => {
    const written = readdirSync(join(app, 'routes'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.server.ts'))
      .map((entry) => relative(app, join(entry.parentPath, entry.name)))

    expect(written.sort()).toEqual(routes.map(({ file }) => file).sort())
  })
})
