import { randomBytes } from 'node:crypto'
import { Secret } from 'otpauth'
import { sealed } from '#app/domain/access/seal.server.ts'
import { placeOf } from '#app/domain/access/totp.server.ts'
import type { Asker } from '#app/domain/member/types.ts'
import { asDoor } from '#db/as.ts'
import type { Pool } from '#db/connect.ts'
import { upsertPassword } from '#db/queries/factor.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { testKeys } from '#test/support/visitor.ts'

export const password = 'vier losse woorden achter elkaar'

/** Gives a member a password with an authenticator; answers its secret as people type it. */
export async function withPassword(db: Pool, visitor: Visitor, { id }: Pick<Asker, 'id'>): Promise<string> {
  const secret = randomBytes(20)
  const hash = await visitor.services.passwords.hash(password)
  await asDoor(db, (tx) => upsertPassword(tx, id, hash, sealed(testKeys('factors'), placeOf(id), secret), 0))
  return new Secret({ buffer: new Uint8Array(secret).buffer }).base32
}
