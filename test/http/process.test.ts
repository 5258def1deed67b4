import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '#test/support/raw.ts'
import { aServer, freePort, type TestServer } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server?.remove())

/** A start that is expected to be refused: how it ended, and what it said. */
const start = (env: Record<string, string>) =>
  new Promise<{ status: number | null; stderr: string }>((done) => {
    const options = { env: { ...process.env, NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv, timeout: 30_000 }
    const child = execFile(process.execPath, ['server/start.mjs'], options, (_error, _stdout, stderr) =>
      done({ status: child.exitCode, stderr }),
    )
  })

describe('the server', () => {
  it('says one line when it is ready, and who it is in server.pid', async () => {
    expect(server.output()).toContain(`Meedenken staat klaar: ${server.url}`)
    expect(Number(readFileSync(join(server.dataDir, 'server.pid'), 'utf8'))).toBe(server.pid)
    expect((await ask(`${server.url}/readyz`)).status).toBe(200)
  })

  it('keeps its keys and its password to itself', () => {
    for (const path of ['keys/marks', 'keys/links', 'postgres/password', 'server.pid']) {
      expect(statSync(join(server.dataDir, path)).mode & 0o077, path).toBe(0)
    }
  })

  it('says in one line that a port is busy', async () => {
    const port = await freePort()
    const busy = createServer()
    await new Promise<void>((done) => busy.listen(port, '127.0.0.1', done))
    const dataDir = mkdtempSync(join(tmpdir(), 'meedenken-busy-'))
    const { status, stderr } = await start({ DATA_DIR: dataDir, PORT: String(port) })
    busy.close()
    rmSync(dataDir, { recursive: true, force: true })
    expect(status).toBe(1)
    expect(stderr.trim()).toBe(`Poort ${port} is bezet. Kies een andere met PORT=…`)
  })

  it('says in one line that it already runs on these data', async () => {
    const { status, stderr } = await start({ DATA_DIR: server.dataDir, PORT: String(await freePort()) })
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('draait al op deze gegevens')
    expect((await ask(`${server.url}/readyz`)).status).toBe(200)
  })

  it('says in one line which setting it cannot use (SEC-50, SEC-55, PRIV-25)', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'meedenken-env-'))
    const unusable = {
      PORT: 'x',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'niets',
      DATABASE_URL: 'niets',
      SECURITY_CONTACT: 'ergens',
      LOG_YEARS: '4',
    }
    for (const [setting, value] of Object.entries(unusable)) {
      const { status, stderr } = await start({ DATA_DIR: dataDir, [setting]: value })
      expect(status, setting).toBe(1)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(setting)
    }
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('will not run for real on what was made in a trial', async () => {
    expect(await server.stop()).toBe(0)
    const { status, stderr } = await start({
      DATA_DIR: server.dataDir,
      PORT: String(await freePort()),
      PUBLIC_URL: 'https://meedenken.example',
    })
    expect(status).toBe(1)
    expect(stderr).toContain('proefomgeving')
    await server.restart()
  })

  it('stops on SIGTERM with 0 and leaves no process and no claim', async () => {
    expect(await server.stop()).toBe(0)
    const left = spawnSync('pgrep', ['-f', server.dataDir], { encoding: 'utf8' })
    expect(left.stdout.trim()).toBe('')
    expect(() => statSync(join(server.dataDir, 'server.pid'))).toThrow()
    await server.restart()
  })

  it('starts after kill -9 as if nothing had happened', async () => {
    for (let i = 0; i < 3; i++) {
      await server.kill()
      await server.restart()
      expect((await ask(`${server.url}/readyz`)).status).toBe(200)
    }
  })

  it('starts elsewhere from a copy of its folder, with everything in it', async () => {
    const people = async (url: string) =>
      [...(await ask(`${url}/sign-in`)).body.matchAll(/name="member" value="([0-9a-f-]+)"/g)].map((m) => m[1])
    const before = await people(server.url)
    await server.stop()
    const copy = join(mkdtempSync(join(tmpdir(), 'meedenken kopie ')), 'gegevens')
    cpSync(server.dataDir, copy, { recursive: true })
    const second = await aServer({ DATA_DIR: copy })
    expect(before.length).toBeGreaterThan(5)
    expect(await people(second.url)).toEqual(before)
    await second.remove()
    await server.restart()
  })
})

describe('real mode', () => {
  it('opens a setup page on the first visit, lets nobody in, and knows nothing of the trial', async () => {
    const real = await aServer({ PUBLIC_URL: 'https://meedenken.example' })
    const headers = { Host: 'meedenken.example' }
    for (const address of ['/', '/sign-in']) {
      expect((await ask(`${real.url}${address}`, { headers })).headers.location).toMatch(/^\/(setup|sign-in)$/)
    }
    const page = await ask(`${real.url}/setup`, { headers })
    expect(page.status).toBe(200)
    expect(page.headers['strict-transport-security']).toContain('max-age=')
    expect(page.body).not.toContain('name="member"')
    expect(page.body).not.toContain('roefomgeving')
    expect(real.output()).toMatch(/Open https:\/\/meedenken\.example\/setup#([0-9A-Z]{5}-){4}[0-9A-Z]{5} en begin/)
    const persona = await ask(`${real.url}/persona`, {
      method: 'POST',
      headers: { ...headers, Origin: 'https://meedenken.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'member=anna',
    })
    expect(persona.status).toBe(404)
    expect((await ask(`${real.url}/outbox`, { headers })).status).not.toBe(200)
    await real.remove()
  })

  it('reads secrets from files, and says in one line when it cannot', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'meedenken-files-'))
    const { status, stderr } = await start({ DATA_DIR: dataDir, SMTP_URL_FILE: join(dataDir, 'niets') })
    expect(status).toBe(1)
    expect(stderr.trim()).toBe('Het bestand van SMTP_URL_FILE is niet te lezen.')
    rmSync(dataDir, { recursive: true, force: true })
  })
})
