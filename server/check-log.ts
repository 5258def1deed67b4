import { join } from 'node:path'
import { checkChain } from '#app/domain/audit/seal.server.ts'
import { asSystem } from '#db/as.ts'
import { connect } from '#db/connect.ts'
import { startPostgres } from '#db/postgres/index.ts'
import { runningPostgres } from '#db/postgres/running.ts'
import { linkAt } from '#db/queries/audit.ts'
import { readEnv, Unusable } from './env.ts'
import { keyRing } from './keys.ts'
import { headIn } from './log-head.ts'

/**
 * `npm run log:check`: is the access log as it was written? Ends with 1 when it is not, and names the row. With the row and
 * the mark of a monthly mail (`npm run log:check -- 147 a1b2c3d4e5f60718`) also: is it still the log of then?
 */
async function main(): Promise<number> {
  const env = readEnv(process.env)
  const folder = join(env.dataDir, 'postgres')
  const running = env.databaseUrl ?? (await runningPostgres(folder))
  const own = running ? null : await startPostgres({ directory: folder })
  const db = connect(running ?? own?.url ?? '', 1)
  try {
    const { rows, fault, rowId } = await checkChain(db, keyRing(env.dataDir, 'log'), headIn(env.dataDir).read())
    const [row, mark] = process.argv.slice(2)
    if (!fault && row && mark) {
      const link = (await asSystem(db, (tx) => linkAt(tx, Number(row))))?.toString('hex')
      if (!link?.startsWith(mark)) {
        process.stdout.write(`Het inzagelog is niet dat van toen: regel ${row} heeft een ander kenmerk.\n`)
        return 1
      }
    }
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
