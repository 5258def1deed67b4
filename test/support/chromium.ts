import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

export interface Chromium {
  readonly executablePath: string
  readonly env: Record<string, string>
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const packed = join(root, 'node_modules', '@sparticuz', 'chromium', 'bin')
const unpacked = join(root, 'node_modules', '.cache', 'chromium')

/** The browser of the tests: the one named by CHROMIUM, the machine's own, or the one that npm brought. */
export async function chromium(): Promise<Chromium> {
  for (const path of [process.env.CHROMIUM, '/usr/bin/chromium']) {
    if (path && existsSync(path) && !process.env.CHROMIUM_FROM_NPM) return { executablePath: path, env: {} }
  }
  if (!existsSync(join(unpacked, 'chromium'))) await unpack()
  return {
    executablePath: join(unpacked, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
      HOME: unpacked,
    },
  }
}

/** Unpacks the package's archives beside each other, with a font list of our own: without a font every page dies. */
async function unpack() {
  const place = `${unpacked}.${process.pid}`
  mkdirSync(place, { recursive: true })
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    (await import('node:fs')).createWriteStream(join(place, 'chromium')),
  )
  await chmod(join(place, 'chromium'), 0o755)
  await untar('al2023', join(place, 'al2023'))
  await untar('fonts', join(place, 'fonts'))
  await untar('swiftshader', place)
  writeFileSync(
    join(place, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(unpacked, 'fonts')}</dir><cachedir>${join(unpacked, 'fontcache')}</cachedir></fontconfig>`,
  )
  rmSync(unpacked, { recursive: true, force: true })
  renameSync(place, unpacked)
}

const untar = (name: string, to: string) =>
  pipeline(createReadStream(join(packed, `${name}.tar.br`)), createBrotliDecompress(), extract(to))
