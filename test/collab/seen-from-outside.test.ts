import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, enter, type House, paragraphs, rawSocket, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

describe('what whoever runs the server can see', () => {
  it('are counts and times in the format of Prometheus, and no word of a text', async () => {
    const page = await house.aPage({ body: paragraphs('Geheim woord.') })
    const bram = enter({ port: house.port, room: `${page}.1`, cookie: house.cookies.bram })
    await until(() => bram.provider.synced)
    bram.types('Nog een geheim.')
    await bram.saved()
    const raw = rawSocket({ port: house.port, path: `/collab/${page}.1?sv=1`, cookie: house.cookies.dina })
    await raw.opened
    raw.ws.send(Buffer.from([0, 9]))
    await raw.closed

    await until(() => house.collab.metrics().includes('collab_sockets 1\n'))
    const text = house.collab.metrics()

    for (const name of [
      'collab_open_documents 1',
      'collab_sockets 1',
      'collab_queue_depth 0',
      'collab_database_away 0',
      'collab_event_loop_delay_ms{quantile="p99"}',
      'collab_commit_ms_bucket{le="+Inf"}',
      'collab_ack_ms_count',
      'collab_syncs_total',
      'collab_refused_frames_total{why="malformed"} 1',
      'collab_closed_total{code="1008"} 1',
    ]) {
      expect(text).toContain(name)
    }
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]+"\})? -?[\d.]+)$/)
    expect(text).not.toMatch(/geheim/i)
    expect(house.warnings.join()).not.toMatch(/geheim/i)
    expect(house.collab.ready()).toBe(true)
    bram.leave()
  })
})
