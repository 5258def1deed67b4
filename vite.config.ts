import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { denyImports } from 'vite-env-only'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [
    // A component that imports a query would put SQL into the browser: the build stops instead.
    denyImports({ client: { files: ['db/**', 'server/**'] } }),
    remix(remixConfig),
  ],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  server: { watch: { ignored: ['**/.data/**', '**/build/**'] } },
  build: { target: 'es2022', sourcemap: false },
  optimizeDeps: {
    include: [
      'yjs',
      'y-websocket',
      'y-protocols/awareness',
      '@tiptap/react',
      '@tiptap/starter-kit',
      '@tiptap/extension-collaboration',
      '@tiptap/extension-collaboration-caret',
    ],
  },
})
