import { describe, expect, it } from 'vitest'
import { markdownOf } from '#app/domain/record/markdown.ts'
import type { Block } from '#app/domain/record/types.ts'

const mark = 'Vertrouwelijk. Casus C-0147, opgehaald door Anna Aalders op 30 november 2026, 14.35.'
const of = (...blocks: Block[]) =>
  markdownOf({ title: 'Casus C-0147', question: 'Kan dit?', mark, sections: [{ head: 'Deel', blocks }] })

describe('a record as Markdown', () => {
  it('says at both ends who took it and when', () => {
    const lines = of().trim().split('\n')

    expect(lines[0]).toBe('# Casus C-0147')
    expect([lines[2], lines.at(-1)]).toEqual([mark, mark])
  })

  it('leaves what people wrote words: no heading, list, link, picture or HTML comes of it', () => {
    const typed = [
      '# geen kop',
      '- geen lijst',
      '1. geen lijst',
      '> geen citaat',
      '*geen* _nadruk_',
      '<script>alert(1)</script>',
      '![geen plaatje](https://kwaad.voorbeeld/x.png)',
      '[geen verwijzing](https://kwaad.voorbeeld)',
      '---',
      '```',
    ]
    const text = of({ kind: 'lines', lines: typed })

    expect(text).not.toMatch(/^(# geen|- geen|1\. geen|> geen|```)/m)
    expect(text).not.toMatch(/(^|[^\\])<script/)
    expect(text).not.toMatch(/(^|[^\\])!\[geen|(^|[^\\!])\[geen/)
    expect(text).not.toMatch(/(^|[^\\])\*geen/)
    expect(text.match(/^---$/gm)).toHaveLength(1) // our own, before the mark
    for (const word of ['geen kop', 'geen lijst', 'geen citaat', 'alert']) expect(text).toContain(word)
  })

  it('reads well without a program: no codes in place of letters', () => {
    const facts = of({ kind: 'facts', facts: [{ label: 'Leeftijdsgroep', words: '8–11 jaar' }] })
    const table = of({ kind: 'table', columns: ['Wat', 'Effect', 'Waarom'], rows: [['EMDR', 'Beter', 'Slaapt.']] })

    expect(facts).toContain('- **Leeftijdsgroep:** 8–11 jaar\n')
    expect(table).toContain('- **Wat:** EMDR. **Effect:** Beter. **Waarom:** Slaapt.\n')
    expect(facts + table).not.toContain('&#')
  })

  it('keeps lists within lists, quotes, bold and line breaks', () => {
    const p = (...content: object[]) => ({ type: 'paragraph', content })
    const t = (text: string, ...marks: string[]) => ({ type: 'text', text, marks: marks.map((type) => ({ type })) })
    const item = (...content: object[]) => ({ type: 'listItem', content })
    const text = of({
      kind: 'rich',
      text: {
        type: 'doc',
        content: [
          p(t('Begin '), t('klein', 'bold'), t(' en '), t('rustig', 'italic'), { type: 'hardBreak' }, t('altijd')),
          {
            type: 'bulletList',
            content: [item(p(t('een')), { type: 'orderedList', content: [item(p(t('twee')))] })],
          },
          { type: 'blockquote', content: [p(t('drie'))] },
        ],
      } as never,
    })

    expect(text).toContain('Begin **klein** en _rustig_\\\naltijd')
    expect(text).toMatch(/^- een\n {2}1\. twee$/m)
    expect(text).toContain('> drie')
  })
})
