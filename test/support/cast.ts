import { randomUUID } from 'node:crypto'
import type { Asker } from '#app/domain/member/types.ts'
import type { Role } from '#app/domain/rights/table.ts'
import { asSystem } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'

const people = {
  anna: ['Anna Aalders', ['therapist']],
  bram: ['Bram Bos', ['expert']],
  chris: ['Chris Cox', ['therapist']],
  dina: ['Dina Duin', ['coordinator']],
  els: ['Els Evers', ['administrator']],
  freek: ['Freek Faber', ['reader']],
  samira: ['Samira Saidi', ['expert']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>

export type Name = keyof typeof people

export interface Cast extends Record<Name, Asker> {
  /** Children and young people: Anna, Bram, Dina, Freek and Samira. */
  readonly board: { id: string; documentId: string; pinboardId: string }
  /** Adults: Chris and Dina. */
  readonly otherBoard: { id: string; documentId: string; pinboardId: string }
}

/**
 * Anna asks, Bram and Samira think along, Chris is on another board, Dina coordinates both, Els runs the system, Freek
 * reads. Board rows only: a test that needs the boards' documents makes them with `documents.create`.
 */
export async function theCast(pool: Pool): Promise<Cast> {
  return asSystem(pool, async (tx) => {
    await tx`insert into installation (trial) values (true) on conflict do nothing`
    const cast: Partial<Record<Name, Asker>> = {}
    for (const [index, [key, [name, roles]]] of Object.entries(people).entries()) {
      const id = randomUUID()
      await tx`insert into members (id, name, email, colour) values (${id}, ${name}, ${`${key}@voorbeeld.invalid`}, ${(index % 8) + 1})`
      for (const role of roles) await tx`insert into member_roles (member_id, role) values (${id}, ${role})`
      const [session] = await tx<{ id: string }[]>`
        insert into sessions (member_id, token_hash) values (${id}, ${Buffer.from(randomUUID())}) returning id`
      cast[key as Name] = {
        id,
        sessionId: session?.id ?? '',
        name,
        colour: (index % 8) + 1,
        language: 'nl',
        theme: 'system',
        shortcuts: true,
        roles,
        rightsVersion: 1,
      }
    }
    const everyone = cast as Record<Name, Asker>
    const aBoard = async (name: string, members: Name[]) => {
      const board = { id: randomUUID(), documentId: randomUUID(), pinboardId: randomUUID() }
      await tx`insert into boards (id, name, document_id, pinboard_id) values (${board.id}, ${name}, ${board.documentId}, ${board.pinboardId})`
      for (const member of members) {
        await tx`insert into board_members (board_id, member_id) values (${board.id}, ${everyone[member].id})`
      }
      return board
    }
    const board = await aBoard('Kinderen en jongeren', ['anna', 'bram', 'dina', 'freek', 'samira'])
    const otherBoard = await aBoard('Volwassenen', ['chris', 'dina'])
    return { ...everyone, board, otherBoard }
  })
}
