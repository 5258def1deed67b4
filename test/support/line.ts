import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** A line between two processes that can fail in the ways real lines do. */
export interface Line {
  readonly port: number
  /** Connections that are open now. */
  readonly open: number
  /** Connections that were ever accepted. */
  readonly accepted: number
  /** From now on each piece takes so long, in ms, each way. */
  delay(ms: number): void
  /** Nothing passes any more, and nobody is told: a pulled cable. New connections pass. */
  freeze(): void
  /** What is open breaks off; frozen or not. */
  cut(): void
  /** Nobody gets through (true) until somebody may again (false). */
  refuse(refused: boolean): void
  /** New connections go here. */
  lead(port: number): void
  close(): Promise<void>
}

/** Opens a line to a port of this machine. */
export async function aLine(to: number): Promise<Line> {
  const ends = new Set<Socket>()
  let target = to
  let wait = 0
  let refused = false
  let accepted = 0
  const server = createServer((near) => {
    near.on('error', () => undefined)
    if (refused) return void near.resetAndDestroy()
    accepted += 1
    const far = dial(target, '127.0.0.1')
    for (const end of [near, far]) {
      end.setNoDelay(true)
      ends.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        ends.delete(end)
        near.destroy()
        far.destroy()
      })
    }
    carry(near, far)
    carry(far, near)
  })
  /** In order, each piece after its delay: none overtakes another. */
  function carry(from: Socket, into: Socket) {
    let last = Promise.resolve()
    let under = 0
    from.on('data', (piece) => {
      if (wait === 0 && under === 0) return void into.write(piece)
      const due = new Promise<void>((done) => setTimeout(done, wait))
      under += 1
      last = last
        .then(() => due)
        .then(() => {
          under -= 1
          if (!into.destroyed) into.write(piece)
        })
    })
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return ends.size / 2
    },
    get accepted() {
      return accepted
    },
    delay(ms) {
      wait = ms
    },
    freeze() {
      for (const end of ends) end.pause().removeAllListeners('data')
    },
    cut() {
      for (const end of ends) end.resetAndDestroy()
    },
    refuse(now) {
      refused = now
      if (refused) for (const end of ends) end.resetAndDestroy()
    },
    lead(port) {
      target = port
    },
    async close() {
      for (const end of ends) end.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
