import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Unusable } from '../env.ts'

/** The port we listen on. Whoever comes while it is shut waits. */
export interface Port {
  open(): void
  shut(): void
}

/**
 * Takes the port, still shut: that it is busy is known before anything else is started.
 * @throws {Unusable} when somebody else has it
 */
export async function takePort(http: Server, port: number, host: string): Promise<Port> {
  let shut = true
  const waiting: [IncomingMessage, ServerResponse][] = []
  http.on('request', (request, response) => {
    if (shut) waiting.push([request, response])
  })
  await new Promise<void>((done, fail) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new Unusable(`Poort ${port} is bezet. Kies een andere met PORT=…`) : error),
    )
    http.listen(port, host, done)
  })
  return {
    open() {
      shut = false
      for (const [request, response] of waiting.splice(0)) http.emit('request', request, response)
    },
    shut() {
      shut = true
    },
  }
}
