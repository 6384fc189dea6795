import { defineConfig } from 'vitest/config'
import { CheapestFirst } from './test/mutants/cheapest-first.ts'
import everything from './vitest.config.ts'

export default defineConfig({
  ...everything,
  test: {
    ...everything.test,
    include: ['test/sp/**/*.test.ts', 'test/sim/{org,oidc}/**/*.test.ts'],
    // A bound for what a mutant makes hang.
    testTimeout: 10_000,
    sequence: { sequencer: CheapestFirst },
    globalSetup: ['test/mutants/primes.ts'],
  },
})
