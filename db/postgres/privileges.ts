import { execFileSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** User and group `nobody`: PostgreSQL refuses to run as root. */
const nobody = 65534

const setpriv = onPath('setpriv')
const isRoot = process.getuid?.() === 0

/**
 * The command that runs a program of PostgreSQL. As root it runs as nobody, yet may enter the folders above its own
 * (a 0700 home): `no_setuid_fixup` keeps that capability through initdb's own access check.
 * @param endsWithUs  shut the program down when this process dies, even by kill -9 (Linux)
 */
export function asOwner(command: string, args: string[], endsWithUs = false): [string, string[]] {
  const more = endsWithUs ? ['--pdeathsig', 'INT'] : []
  if (!setpriv) {
    if (isRoot) throw new Error('PostgreSQL does not run as root, and setpriv is not here: start as an ordinary user.')
    return [command, args]
  }
  if (!isRoot) return more.length > 0 ? [setpriv, [...more, command, ...args]] : [command, args]
  const dropped = [
    `--reuid=${nobody}`,
    `--regid=${nobody}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  return [setpriv, [...dropped, ...more, command, ...args]]
}

/** Gives a folder with all in it to the user that PostgreSQL runs as: new ones, and copies that root made. */
export function handOver(folder: string) {
  if (isRoot && statSync(folder).uid !== nobody) execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder])
}

function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // not in this folder
    }
  }
  return null
}
