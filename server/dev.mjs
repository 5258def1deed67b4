// `npm run dev`: Vite and the port stay; the house behind them is begun anew when something it runs was changed.
import { createServer } from 'node:http'
import { relative } from 'node:path'
import { createServer as createVite } from 'vite'

export async function develop(root) {
  process.env.NODE_ENV = 'development'
  const http = createServer()
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server: http } }, clearScreen: false })
  const load = (path) => vite.ssrLoadModule(path)
  const front = {
    http,
    files: [vite.middlewares],
    build: () => load('virtual:remix/server-build'),
    owns: (request) => request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false,
  }

  const env = { ...(await load('/server/env.ts')).readEnv(process.env), dev: true }
  const letGo = (await load('/server/claim.ts')).claim(env.dataDir)
  const port = await (await load('/server/http/port.ts')).takePort(http, env.port, env.host)

  let serving
  async function begin() {
    try {
      serving = await (await load('/server/serve.ts')).serve(env, front)
      port.open()
    } catch (error) {
      vite.ssrFixStacktrace(error)
      process.stderr.write(`Starten lukte niet: ${error.stack}\n`)
    }
  }
  async function end() {
    port.shut()
    await serving?.stop()
    serving = undefined
  }
  let turn = begin()
  const again = () => {
    turn = turn
      .then(end)
      .then(begin)
      .then(() => vite.ws.send({ type: 'full-reload' }))
  }

  /** Is the file part of what the server itself runs, and not only of its pages? */
  function isRun(file) {
    if (/^(server|db)\//.test(relative(root, file))) return true
    const seen = new Set(vite.moduleGraph.getModulesByFile(file))
    for (const module of seen) {
      if (module.url === '/server/serve.ts') return true
      for (const importer of module.importers) seen.add(importer)
    }
    return false
  }
  let due
  for (const event of ['add', 'change', 'unlink']) {
    vite.watcher.on(event, (file) => {
      if (!isRun(file)) return
      clearTimeout(due)
      due = setTimeout(again, 50)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal) // Vite would end the process before anything of ours was stopped
    process.on(signal, async () => {
      await turn
      await end()
      letGo()
      process.exit(0)
    })
  }

  await turn
  if (serving) process.stdout.write(`Meedenken staat klaar: ${serving.origin}\n`)
}
