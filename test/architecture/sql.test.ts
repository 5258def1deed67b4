import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const sources = ['app', 'server', 'db'].flatMap((layer) =>
  readdirSync(join(root, layer), { recursive: true })
    .map((file) => `${layer}/${file}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })),
)

/** The files of migrations are run as they stand: the one place where text is SQL. */
const migrating = 'db/migrate.ts'

/** How a statement begins; and where a string or template begins that no tag of the client stands before. */
const statement =
  /(?<![\w$)\]>])(["'`])\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|(create|alter|drop|grant|revoke)\s+(table|role|database|policy|function|index|select|insert|update)\b|truncate\s)/gi

describe('SQL', () => {
  it('is written through the tag of the client, which sends values apart from words (SEC-38)', () => {
    const found = sources
      .filter(({ file }) => file !== migrating)
      .flatMap(({ file, text }) => [...text.matchAll(statement)].map((hit) => `${file}: ${hit[0].slice(0, 60)}`))

    expect(sources.length).toBeGreaterThan(400)
    expect(found).toEqual([])
  })

  it('is taken as it stands in one place alone (SEC-38)', () => {
    const raw = /\.unsafe\s*\(|\.simple\s*\(\)|\bsql\.file\s*\(/
    expect(sources.filter(({ text }) => raw.test(text)).map(({ file }) => file)).toEqual([migrating])
  })
})
