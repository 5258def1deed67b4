import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler } from 'express'

const folder = join(process.cwd(), 'build')

/** The files of the build. Those with a fingerprint in their name never change. */
export function builtFiles(): RequestHandler[] {
  const client = join(folder, 'client')
  return [
    express.static(client, {
      index: false,
      redirect: false,
      dotfiles: 'deny',
      cacheControl: false,
      setHeaders: (res, path) =>
        res.setHeader(
          'Cache-Control',
          path.startsWith(join(client, 'assets')) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        ),
    }),
  ]
}

let loaded: Promise<ServerBuild> | undefined
/** The pages of the build, loaded once. */
export function builtPages(): Promise<ServerBuild> {
  const path = join(folder, 'server', 'index.js')
  if (!existsSync(path)) throw new Error('There is no build: run npm run build.')
  loaded ??= import(pathToFileURL(path).href)
  return loaded
}
