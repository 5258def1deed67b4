// `npm run check`: format, lint, types, directions of imports, and a lock file that installs. All at once.
import { spawn } from 'node:child_process'
import { install, root } from '../server/prepare.mjs'

process.chdir(root)
install({ tests: true })

const checks = {
  'format and lint': [
    'node_modules/.bin/biome',
    'ci',
    '--colors=off',
    '--max-diagnostics=20',
    '--diagnostic-level=error',
  ],
  types: ['node_modules/.bin/tsc', '--noEmit'],
  imports: [
    'node_modules/.bin/depcruise',
    '--config',
    'test/architecture/imports.cjs',
    '--output-type',
    'err',
    'app',
    'db',
    'server',
  ],
  'lock file': ['npm', 'ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error'],
}

const results = await Promise.all(
  Object.entries(checks).map(
    ([name, [command, ...args]]) =>
      new Promise((done) => {
        let printed = ''
        const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
        child.stdout.on('data', (words) => (printed += words))
        child.stderr.on('data', (words) => (printed += words))
        child.on('error', (error) => done({ name, code: 1, printed: error.message }))
        child.on('exit', (code) => done({ name, code, printed }))
      }),
  ),
)
for (const { name, code, printed } of results) {
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FOUT'} ${name}\n`)
  if (code !== 0) process.stdout.write(`${printed.trim()}\n`)
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0)
