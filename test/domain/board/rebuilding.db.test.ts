import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildBoards } from '#app/domain/board/write.server.ts'
import type { CaseServices } from '#app/domain/case/changed.server.ts'
import { maps } from '#app/editor/fragments.ts'
import { asSystem } from '#db/as.ts'
import { storedDocument } from '#db/queries/document.ts'
import { openStored } from '#server/collab/stored.ts'
import type { House } from '#test/collab/house.ts'
import { aConsultingHouse, anOpenCase } from '../case/a-case.ts'

let house: House
let context: CaseServices
beforeAll(async () => {
  ;({ house, context } = await aConsultingHouse())
})
afterAll(() => house.close())

describe('the document of a board, after the server stopped between a deed and the board', () => {
  it('holds what everyone on the board may read, and nothing else any more', async () => {
    const { anna, board } = house.cast
    const open = await anOpenCase(context, anna, board.id)
    const hidden = await anOpenCase(context, anna, board.id)
    const narrowed = await anOpenCase(context, anna, board.id)
    const unknown = crypto.randomUUID()
    await context.documents.writeMap(board.documentId, maps.cards, { [unknown]: { question: 'Van niemand meer?' } })
    await asSystem(context.db, (tx) => tx`update cases set state = 'hidden' where id = ${hidden}`)
    await asSystem(context.db, (tx) => tx`update cases set visibility = 'experts' where id = ${narrowed}`)
    const shown = async () => {
      const stored = await asSystem(context.db, (tx) => storedDocument(tx, board.documentId))
      return [...openStored(stored!).getMap(maps.cards).keys()].sort()
    }
    expect(await shown()).toEqual([open, hidden, narrowed, unknown].sort())

    await rebuildBoards(context)

    expect(await shown()).toEqual([open])
  })
})
