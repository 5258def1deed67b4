import { describe, expect, it } from 'vitest'
import { deeds, roles, rowOf, type Who } from '#app/domain/rights/table.ts'

const where = { world: 'anywhere', group: 'the group', board: 'their boards' }
const names: Partial<Record<Who, string>> = {
  'co-author': 'co-authors',
  author: 'its author',
  writer: 'its writer',
  server: 'the server, at its time',
}

/** docs/rights.md, as the table says it today. */
function page(): string {
  const lines = [
    '# Who may do what',
    '',
    'Made from `app/domain/rights/table.ts`, the one capability table: every loader, action and socket asks it. Roles add up.',
    'A role counts for objects of *their boards* only when the member is on that board. What a person may not read is',
    'answered as what is not there. A *grave* deed asks to have shown in the last five minutes who one is.',
    '`npm test -- -u` writes this page anew.',
    '',
    `| deed | ${roles.join(' | ')} | also | where | while the case is | grave |`,
    `| --- |${roles.map(() => ' :-: |').join('')} --- | --- | --- | :-: |`,
  ]
  for (const deed of deeds) {
    const { who, within, states, fresh } = rowOf(deed)
    const anyone = who.includes('anyone')
    const also = who.filter((one) => one !== 'anyone' && !roles.includes(one as never)).map((one) => names[one] ?? one)
    lines.push(
      `| ${deed} | ${roles.map((role) => (anyone || who.includes(role) ? '●' : '')).join(' | ')} | ${anyone ? 'anyone' : also.join(', ')} | ${where[within]} | ${states?.join(', ') ?? ''} | ${fresh ? '●' : ''} |`,
    )
  }
  return `${lines.join('\n')}\n`
}

describe('docs/rights.md', () => {
  it('says what the capability table says', async () => {
    await expect(page()).toMatchFileSnapshot('../../../docs/rights.md')
  })
})
