import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['scenarios/known-warnings.js', 'sim/localhost.js'],
  },
})
