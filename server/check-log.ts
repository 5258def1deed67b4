import { join } from 'node:path'
import { checkChain } from '#app/domain/audit/seal.server.ts'
import { connect } from '#db/connect.ts'
import { startPostgres } from '#db/postgres/index.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { readEnv, Unusable } from './env.ts'
import { keyRing } from './keys.ts'
import { headIn } from './log-head.ts'

/** `npm run log:check`: is the access log as it was written? Ends with 1 when it is not, and names the row. */
async function main(): Promise<number> {
  const env = readEnv(process.env)
  const folder = join(env.dataDir, 'postgres')
  const running = env.databaseUrl ?? (await runningPostgres(folder))
  const own = running ? null : await startPostgres({ directory: folder })
  const db = connect(running ?? own?.url ?? '', 1)
  try {
    const { rows, fault, rowId } = await checkChain(db, keyRing(env.dataDir, 'log'), headIn(env.dataDir).read())
    process.stdout.write(
      fault
        ? `Het inzagelog klopt niet: ${words[fault]}${rowId === null ? '' : ` (regel ${rowId})`}.\n`
        : `Het inzagelog klopt: ${rows} regels nagekeken.\n`,
    )
    return fault ? 1 : 0
  } finally {
    await db.end({ timeout: 2 })
    await own?.stop()
  }
}

const words = {
  changed: 'een regel is veranderd',
  removed: 'een regel is weggehaald',
  inserted: 'een regel is er later tussen gezet',
  reordered: 'de volgorde is veranderd',
  truncated: 'de laatste regels ontbreken',
  unreadable: 'de sleutel van een regel ontbreekt',
} as const

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Unusable ? error.message : `Nakijken lukte niet: ${error?.message}`}\n`)
    process.exit(2)
  },
)
