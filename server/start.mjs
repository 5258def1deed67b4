// `npm start` and `npm run dev`: install what is missing, build if needed, then become the server.
import { build, install, root } from './prepare.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Meedenken heeft Node.js 20.19 of nieuwer nodig; dit is ${process.versions.node}.\n`)
  process.exit(1)
}

process.chdir(root)
const dev = process.argv.includes('--dev')
try {
  install()
  if (!dev) build()
} catch (error) {
  process.stderr.write(`Voorbereiden lukte niet: ${error.message.split('\n')[0]}\n`)
  process.exit(1)
}

if (dev) {
  const { develop } = await import('./dev.mjs')
  await develop(root)
} else {
  process.env.NODE_ENV ??= 'production'
  const { register } = await import('tsx/esm/api')
  register()
  await import('./index.ts')
}
