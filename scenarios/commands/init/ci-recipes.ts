export interface CiSettings {
  /** Over how many machines the scenarios are spread. */
  shards: number
}

/** Names of the shards, from 1: `1, 2, 3`. */
const numbers = (shards: number) => Array.from({ length: shards }, (_, at) => at + 1)

const SET_UP = `      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci`

const BROWSER = `      - uses: actions/cache@v4
        with:
          path: ~/.cache/ms-playwright
          key: playwright-\${{ runner.os }}-\${{ hashFiles('package-lock.json') }}
      - run: npx playwright install --with-deps chromium-headless-shell`

const SUMMARY = `      - name: Summary
        if: always() && hashFiles('oin-sim-report/summary.md') != ''
        run: cat oin-sim-report/summary.md >> "$GITHUB_STEP_SUMMARY"`

const keep = (name: string) => `      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: ${name}
          path: oin-sim-report`

/** A workflow for GitHub Actions: the scenarios, on one machine or spread over several, and one report of them all. */
export function githubActions({ shards }: CiSettings): string {
  const head = `name: Okta integration

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  scenarios:
    runs-on: ubuntu-latest
    timeout-minutes: 30`
  if (shards === 1) {
    return `${head}
    steps:
${SET_UP}
${BROWSER}
      # What fails is annotated by the command itself.
      - run: npx oin-sim run
${SUMMARY}
${keep('oin-sim-report')}
`
  }
  return `${head}
    strategy:
      # A shard that fails says nothing of the others: all of them are needed for the report.
      fail-fast: false
      matrix:
        shard: [${numbers(shards).join(', ')}]
    steps:
${SET_UP}
${BROWSER}
      - run: npx oin-sim run --shard \${{ matrix.shard }}/${shards}
${keep(`oin-sim-shard-\${{ matrix.shard }}`)}

  report:
    needs: scenarios
    # Also where a shard failed: the report says what.
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
${SET_UP}
      - uses: actions/download-artifact@v4
        with:
          pattern: oin-sim-shard-*
          path: shards
      - run: npx oin-sim report shards
${SUMMARY}
${keep('oin-sim-report')}
`
}

const GITLAB_SET_UP = `  image: node:22
  cache:
    key:
      files: [package-lock.json]
    paths: [.npm/, .playwright/]
  variables:
    PLAYWRIGHT_BROWSERS_PATH: $CI_PROJECT_DIR/.playwright
  before_script:
    - npm ci --cache .npm --prefer-offline`

const GITLAB_BROWSER = '    - npx playwright install --with-deps chromium-headless-shell'

const junit = (folder: string) => `  artifacts:
    when: always
    paths: [${folder}]
    reports:
      junit: ${folder}/junit.xml`

/** Jobs for GitLab CI, to be included: the scenarios, on one runner or spread over several, and one report of them all. */
export function gitlab({ shards }: CiSettings): string {
  if (shards === 1) {
    return `okta-integration:
${GITLAB_SET_UP}
${GITLAB_BROWSER}
  script:
    - npx oin-sim run
${junit('oin-sim-report')}
`
  }
  return `okta-integration:
  stage: test
${GITLAB_SET_UP}
${GITLAB_BROWSER}
  parallel: ${shards}
  # The report fails where a shard did.
  allow_failure: true
  script:
    - npx oin-sim run --shard $CI_NODE_INDEX/$CI_NODE_TOTAL --report shards/$CI_NODE_INDEX
  artifacts:
    when: always
    paths: [shards]

okta-integration-report:
  stage: .post
  needs: [okta-integration]
${GITLAB_SET_UP}
  script:
    - npx oin-sim report shards
${junit('oin-sim-report')}
`
}
