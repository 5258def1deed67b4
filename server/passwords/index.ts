import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { normalised, passwordLength } from '#app/domain/access/rules.ts'
import type { PasswordFault, Passwords } from '#app/domain/access/types.ts'

/** What a hash made today begins with. */
const today = '$argon2id$v=19$m=65536,t=3,p=1$'

/** A hash of nothing anybody knows: it is verified against when there is no other. */
const decoy = `${today}c29tZXNhbHRzb21lc2FsdA$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A`

/** Threads that hash and judge passwords; a thread that nobody needs for a minute ends. */
export function startPasswords(threads = 2): { passwords: Passwords; stop(): Promise<void> } {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./worker.mjs', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    isolateWorkers: false,
    execArgv: [],
  })
  return {
    passwords: {
      hash: (password) => pool.run({ task: 'hash', password: normalised(password) }) as Promise<string>,
      async verify(hash, password) {
        const right = (await pool.run({
          task: 'verify',
          hash: hash ?? decoy,
          password: normalised(password),
        })) as boolean
        return right && hash !== null
      },
      isOutdated: (hash) => !hash.startsWith(today),
      async judge(password, about) {
        const plain = normalised(password)
        const length = [...plain].length
        if (length < passwordLength.least) return 'too-short'
        if (length > passwordLength.most) return 'too-long'
        return (await pool.run({ task: 'judge', password: plain, about })) as PasswordFault | null
      },
    },
    stop: () => pool.destroy(),
  }
}
