import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** The command as another program runs it. */
const run = (input: string, ...args: string[]) =>
  new Promise<{ code: number | null; out: Record<string, unknown>[]; error: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/anonymity-scan.ts', ...args])
    let [out, error] = ['', '']
    child.stdout.on('data', (words) => (out += words))
    child.stderr.on('data', (words) => (error += words))
    child.on('close', (code) =>
      done({
        code,
        out: out
          .split('\n')
          .filter(Boolean)
          .map((one) => JSON.parse(one)),
        error,
      }),
    )
    child.stdin.end(input)
  })

describe('the check as a command', () => {
  it('answers a line for each line: spans with offsets, category and tier, combinations and time', async () => {
    const { code, out } = await run(
      '{"id":"a","text":"Daan (8) is er."}\n{"id":7,"text":"Nothing here.","lang":"en"}\r\n',
    )

    expect(code).toBe(0)
    expect(out).toEqual([
      {
        id: 'a',
        spans: [
          { start: 0, end: 4, category: 'person', tier: 'A' },
          { start: 6, end: 7, category: 'age', tier: 'A' },
        ],
        combo: [],
        ms: expect.any(Number),
      },
      { id: 7, spans: [], combo: [], ms: expect.any(Number) },
    ])
  })

  it('names bad lines by number, says nothing of their text, and answers the good ones', async () => {
    const { code, out, error } = await run(
      '{"id":"a","text":"x"}\ngeheim\n[]\n{"id":"b"}\n\n{"id":"c","text":"\\ud800"}',
    )

    expect(code).toBe(1)
    expect(out.map((one) => one.id)).toEqual(['a', 'c'])
    expect(error.split('\n').filter(Boolean)).toEqual([
      'line 2: not JSON',
      'line 3: not an object',
      'line 4: "text" must be a string',
    ])
  })

  it('tells hints only when asked', async () => {
    const line = '{"id":"a","text":"Moeder werkt als kapster."}'

    expect((await run(line)).out[0]?.spans).toEqual([])
    expect((await run(line, '--tiers', 'ABC')).out[0]?.spans).toEqual([
      { start: 17, end: 24, category: 'profession', tier: 'C' },
    ])
    expect((await run(line, '--tiers', 'X')).code).toBe(2)
  })
})
