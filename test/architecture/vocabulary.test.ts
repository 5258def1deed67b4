import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folders = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
const concepts = folders('app/domain')

describe('one vocabulary', () => {
  it('names each concept in the map of the house', () => {
    const map = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

    for (const concept of concepts) expect(map, concept).toMatch(new RegExp(`app/domain/${concept}\\b`))
  })

  it('mirrors each concept that has rules in the tests', () => {
    for (const concept of concepts) {
      const ruled = ['rules.ts', 'write.server.ts', 'scan.ts', 'policy.ts'].some((file) =>
        existsSync(join(root, 'app/domain', concept, file)),
      )
      if (ruled) expect(existsSync(join(root, 'test/domain', concept)), concept).toBe(true)
    }
  })

  it('has no folder or file for things without a name of their own', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|shared|lib|manager)(\.|\/|$)/i
    const files = ['app', 'server', 'db', 'test'].flatMap((layer) =>
      readdirSync(join(root, layer), { recursive: true }).map((file) => `${layer}/${file}`),
    )

    // What a benchmark installs for its peers is theirs to name.
    expect(files.filter((file) => vague.test(file) && !file.includes('/node_modules/'))).toEqual([])
  })
})
