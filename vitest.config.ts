import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    // A bound for what hangs, not a measure: on a busy machine a single RSA key can take seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most tests wait for servers, browsers and processes: two at once are worth it even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What one process tests shares its modules, since to load them anew for every file takes longer than most tests.
    // So a test file leaves globals, the environment and the modules' state as it found them, and mocks no module.
    isolate: false,
    include: ['test/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/setup.ts'],
  },
})
