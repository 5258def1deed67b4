// `npm test`: brings what is missing, builds, runs everything, and counts. `--size=middle` and `--size=long` try the
// promises of shared text more often (test/support/size.ts).
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, root } from '../server/prepare.mjs'

process.chdir(root)
install({ tests: true })
build()

const size = process.argv.find((one) => one.startsWith('--size='))?.slice('--size='.length)

const report = join(root, 'node_modules', '.cache', 'test-report.json')
mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true })
rmSync(report, { force: true })
const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2).filter((one) => !one.startsWith('--size=')),
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, NODE_ENV: 'test', ...(size && { TEST_SIZE: size }) },
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.kill(-vitest.pid, signal))

vitest.on('exit', (code) => {
  try {
    process.kill(-vitest.pid, 'SIGKILL') // whatever a broken test left behind
  } catch {
    // nothing was left
  }
  if (!existsSync(report)) {
    process.stdout.write('\n0 passed, 1 failed\n')
    process.exit(1)
  }
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that could not even be read counts as one failure.
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0, code === 0 ? 0 : 1)
  if (numPendingTests > 0) process.stdout.write(`\n${numPendingTests} skipped, each with its reason above\n`)
  process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`)
  process.exit(failed > 0 ? 1 : 0)
})
