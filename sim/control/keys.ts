import { z } from 'zod'
import type { RunningOrg } from '../running-org.ts'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { tells } from './schemas.ts'

const keysSchema = tells(
  'Keys',
  z.strictObject({
    signing: z.string().describe('`kid` of the key that signs the org’s ID tokens now.'),
    published: z.array(z.string()).describe('`kid` of every key in the JWKS, the one that signs first.'),
  }),
)

function keysBody({ authorizationServers }: RunningOrg) {
  const published = authorizationServers.publishedKeys().map(({ kid }) => kid)
  return { signing: published[0]!, published }
}

/** The signing keys of an org. */
export const keys: OperationGroup = {
  name: 'Keys',
  description: 'The signing keys of an org, and those of its custom authorization server once that was used.',
  operations: [
    operation({
      id: 'rotateKeys',
      method: 'POST',
      path: '/_sim/orgs/{name}/keys/rotate',
      summary: 'Let the next key sign',
      description:
        'The key that was published ahead signs from now on, and a new one is published ahead. The old one stays ' +
        'published until it is retired.',
      answers: { status: 200, does: 'The keys as they are now.', schema: keysSchema },
      refuses: ['not_found'],
      async run({ okta, params }) {
        const org = namedOrg(okta, params.name)
        await org.rotateKeys()
        return keysBody(org)
      },
    }),
    operation({
      id: 'retireKeys',
      method: 'POST',
      path: '/_sim/orgs/{name}/keys/retire',
      summary: 'Take the keys that no longer sign out of the JWKS',
      description: 'What they signed can’t be verified any more.',
      answers: { status: 200, does: 'The keys as they are now.', schema: keysSchema },
      refuses: ['not_found'],
      async run({ okta, params }) {
        const org = namedOrg(okta, params.name)
        await org.retireOldKey()
        return keysBody(org)
      },
    }),
  ],
}
