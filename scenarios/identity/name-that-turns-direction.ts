import { letsInWithName } from '../harness/strange-name.ts'
import { expectThat } from '../harness/verdicts.ts'

/** Embeddings, overrides and isolates (Unicode Standard Annex 9). */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/u

letsInWithName('a name that turns the direction of writing does not mislead its readers', {
  clauses: ['identity.names-do-not-mislead'],
  level: 'S',
  names: [{ firstName: 'Mallory\u202E', lastName: 'nimda\u2066' }],
  async judge({ firstName, lastName }, { workspace }, { agent }) {
    const shown = `${firstName} ${lastName} ${await agent.text()}`
    expectThat(
      `neither the user nor the page of ${workspace.name} has characters that turn the direction`,
      !TURNS.test(shown),
      JSON.stringify(shown),
    )
  },
})
