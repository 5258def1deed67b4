import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Key, KeyRing } from '#app/domain/access/types.ts'

/** A secret of 32 bytes below `keys` in the folder of data: made at the first start, then kept. */
export const keyNamed = (dataDir: string, name: string): Uint8Array => read(folderOf(dataDir), name)

/**
 * A secret with those before it: `keys/<name>` is number 0, `keys/<name>.1` number 1 and so on. The highest seals and
 * signs, the others only open what they sealed.
 */
export function keyRing(dataDir: string, name: string): KeyRing {
  const folder = folderOf(dataDir)
  const keys: Key[] = [{ id: 0, bytes: read(folder, name) }]
  const numbers = readdirSync(folder)
    .map((file) => new RegExp(`^${name}\\.([1-9]\\d?)$`).exec(file)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
  for (const id of numbers) keys.push({ id, bytes: read(folder, `${name}.${id}`) })
  return { current: keys.at(-1) as Key, find: (id) => keys.find((key) => key.id === id) }
}

/** Makes the next key of a ring. Answers its number. */
export function nextKey(dataDir: string, name: string): number {
  const id = keyRing(dataDir, name).current.id + 1
  read(folderOf(dataDir), `${name}.${id}`)
  return id
}

function folderOf(dataDir: string): string {
  const folder = join(dataDir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function read(folder: string, name: string): Uint8Array {
  const path = join(folder, name)
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
  const key = readFileSync(path)
  if (key.length !== 32) throw new Error(`The key ${name} is not 32 bytes long.`)
  return key
}
