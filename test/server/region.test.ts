import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readEnv } from '#server/env.ts'
import { offerRegion } from '#server/region.ts'
import { freePort } from '#test/support/server.ts'

const whole = {
  PUBLIC_URL: 'https://meedenken.voorbeeld',
  REGION_ISSUER: 'https://aanmelden.voorbeeld/zuid',
  REGION_CLIENT_ID: 'meedenken',
  REGION_CLIENT_SECRET: 'geheim',
  REGION_NAME: 'Regio Zuid',
}
const read = (env: Record<string, string>) => readEnv(env as NodeJS.ProcessEnv)
/** What is offered, and what the start says about it. */
async function offered(env: Record<string, string>) {
  const said: string[] = []
  const hear = vi.spyOn(process.stderr, 'write').mockImplementation((words) => said.push(String(words)) > 0)
  try {
    const region = offerRegion(read(env), 'https://meedenken.voorbeeld', () => undefined)
    if (region && env.REGION_ISSUER?.includes('127.0.0.1')) await vi.waitFor(() => expect(said).not.toEqual([]))
    return { name: region?.name ?? null, said }
  } finally {
    hear.mockRestore()
  }
}

describe('the settings of a region’s own sign-on', () => {
  it('are all there or none, and a start that finds half of them says in one line which are missing', async () => {
    expect(read({}).region).toBeNull()
    expect(read(whole)).toMatchObject({ region: { issuer: whole.REGION_ISSUER, acr: null }, regionFault: null })
    expect(read({ ...whole, REGION_ACR: ' loa2   loa3 ' }).region?.acr).toBe('loa2 loa3')

    const { REGION_CLIENT_SECRET, REGION_NAME, ...half } = whole
    expect(await offered({ ...half, REGION_NAME: ' ' })).toEqual({
      name: null,
      said: ['Aanmelden via de regio staat uit: zet ook REGION_CLIENT_SECRET, REGION_NAME.\n'],
    })
    expect(await offered({})).toEqual({ name: null, said: [] })
  })

  it('take no address that anyone on the way could read, and nothing in the trial', async () => {
    for (const issuer of [
      'niets',
      'http://aanmelden.voorbeeld',
      'http://127.0.0.1.voorbeeld',
      'ftp://localhost',
      `${whole.REGION_ISSUER}?a=b`,
    ]) {
      const { name, said } = await offered({ ...whole, REGION_ISSUER: issuer })
      expect([name, said.length], issuer).toEqual([null, 1])
      expect(said[0]).toContain('REGION_ISSUER')
    }
    const { PUBLIC_URL, ...trial } = whole
    expect(await offered(trial)).toEqual({
      name: null,
      said: ['Aanmelden via de regio staat uit: dat kan alleen met PUBLIC_URL.\n'],
    })
  })

  it('may keep the secret in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'meedenken-region-'))
    writeFileSync(join(folder, 'secret'), 'uit een bestand\n')
    const { REGION_CLIENT_SECRET, ...rest } = whole

    const { region } = read({ ...rest, REGION_CLIENT_SECRET_FILE: join(folder, 'secret') })

    expect(region?.clientSecret).toBe('uit een bestand')
    rmSync(folder, { recursive: true })
  })

  it('that lead to nobody hinder no start: one line says so, and the way is offered', async () => {
    const answer = await offered({ ...whole, REGION_ISSUER: `http://127.0.0.1:${await freePort()}` })

    expect(answer).toEqual({
      name: 'Regio Zuid',
      said: ['REGION_ISSUER antwoordt niet: aanmelden via Regio Zuid kan pas als dat lukt.\n'],
    })
  })
})
