import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A bound for what hangs, not a measure: on a busy machine a single RSA key can take seconds.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['scenarios/known-warnings.js', 'sim/localhost.js'],
  },
})
