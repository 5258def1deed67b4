import { defineConfig } from 'vitest/config'

/** Promises that measure: how long a deed takes, or how long everybody else waits for it. They have the machine to themselves. */
const measured = ['test/collab/{hostile,crowd}.test.ts', 'test/server/dev.test.ts']

/** Pure promises, those against a real database, journeys in a real browser, and what is measured. */
export default defineConfig({
  test: {
    // Most of the time a test waits for a disk, a process or a second to pass: two at once keep two cores busy.
    maxWorkers: 2,
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
          exclude: measured,
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          // After the others and one at a time: here somebody looks at a screen, and some of it is promised in seconds.
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/postgres.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'measured',
          include: measured,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/postgres.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
