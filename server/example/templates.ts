import { randomUUID } from 'node:crypto'
import { insertTemplate } from '#db/queries/case-template.ts'
import type { Filled } from './filled.ts'

/** What a case can begin with on the board of children and young people. */
export const templates = [
  {
    name: 'Vastgelopen behandeling',
    kind: 'stuck-treatment',
    themes: [],
    setting: null,
    prompts: {
      situation: ['Wat ging goed, en sinds wanneer niet meer', 'Wat doet het kind, wat doet de ouder, wat doet u'],
      considerations: ['Wat u zelf zou veranderen'],
    },
  },
  {
    name: 'Ouder en kind samen',
    kind: 'family-system',
    themes: ['parent-with-trauma'],
    setting: null,
    prompts: { situation: ['Wat het kind nodig heeft', 'Wat de ouder nodig heeft'] },
  },
] as const

export async function fillTemplates({ tx, board }: Filled): Promise<void> {
  for (const { prompts, themes, ...one } of templates) {
    const lines = Object.fromEntries(Object.entries(prompts).map(([name, all]) => [name, [...all]]))
    await insertTemplate(tx, board.children, { id: randomUUID(), ...one, themes: [...themes], prompts: lines })
  }
}
