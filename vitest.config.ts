import { defineConfig } from 'vitest/config'

/** Three kinds of promises: pure ones, those against a real database, and journeys in a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{components,domain,editor,i18n,architecture}/**/*.test.ts'],
          exclude: ['test/**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/{db,collab,routes,http,mail,server}/**/*.test.ts', 'test/**/*.db.test.ts'],
          exclude: ['test/server/dev.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/server/dev.test.ts'],
          // After the others and one at a time: here somebody looks at a screen, and some of it is promised in seconds.
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/postgres.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
