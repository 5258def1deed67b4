// Brings a fresh clone to where it can run, with what Node itself has: nothing from npm is imported here.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Installs the packages of the lock file, unless just those are there. Running needs only the dependencies; where
 * the packages of the tests are, they stay.
 */
export function install({ tests = existsSync(join(root, 'node_modules', 'vitest')) } = {}) {
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = `${hashOf([join(root, 'package-lock.json')])}${tests ? ' with tests' : ''}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!existsSync(stamp) && installedByHand()) return writeFileSync(stamp, wanted)
  say('Pakketten installeren…')
  npm(['ci', tests ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

/** Builds what the browser and the pages need, unless the last build was of these very sources. */
export function build() {
  const stamp = join(root, 'build', '.built')
  const wanted = hashOf([
    ...filesBelow(join(root, 'app')),
    ...filesBelow(join(root, 'db', 'queries')),
    ...['package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'].map((name) => join(root, name)),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Bouwen…')
  npm(['run', '--silent', 'build'], { NODE_ENV: 'production' })
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Did somebody just run `npm ci` themselves? npm leaves its own list of what it put there. */
function installedByHand() {
  const list = join(root, 'node_modules', '.package-lock.json')
  return existsSync(list) && statSync(list).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function npm(args, env = {}) {
  // The script that npm started us with knows where npm is; without it, the one on the path.
  const cli = process.env.npm_execpath
  const [command, before] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  execFileSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}
