import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A bound for what hangs, not a measure: on a busy machine a single RSA key can take seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most tests wait for servers, browsers and processes: two at once are worth it even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    include: ['test/**/*.test.ts'],
    // The files that one process runs share their modules: to load them anew for each took longer than most tests.
    isolate: false,
    setupFiles: ['test/setup.ts'],
  },
})
