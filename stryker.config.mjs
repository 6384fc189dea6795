/**
 * Mutants that nobody chose, of the code that decides who gets in. Everything lands in `reports/out/mutants`; what a
 * run found is kept there, so that the next one goes on from it.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Its own configuration of Vitest says which tests judge, so the imports need not be followed to find them.
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  mutate: [
    'sp/sign-in/**/*.ts',
    'sp/provisioning/**/*.ts',
    'sp/connections/**/*.ts',
    'sim/org/**/*.ts',
    'sim/oidc/sign-in-policy.ts',
  ],
  // Sentences, headings and names: what is decided by a text is seen by the mutants of the comparison.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // What runs when a module is loaded (schemas, tables) would need every test anew for each mutant.
  ignoreStatic: true,
  concurrency: 2,
  incremental: true,
  incrementalFile: 'reports/out/mutants/incremental.json',
  tempDirName: 'reports/out/mutants/work',
  ignorePatterns: ['reports/out', 'dist', 'test-results', 'coverage', '.data'],
  // No such file: Stryker would rewrite the project's with an API that TypeScript 7 doesn't have.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/out/mutants/index.html' },
  jsonReporter: { fileName: 'reports/out/mutants/mutants.json' },
}
