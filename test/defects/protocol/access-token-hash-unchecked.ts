import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes an ID token that belongs to another access token, and declares that it does not',
  killedBy: ['protocol/id-token/at-hash-altered'],

  parts: () => ({
    checkIdToken: ({ at_hash, ...claims }, given) =>
      defaultParts.checkIdToken(claims as typeof claims & { iss: string; sub: string }, given),
  }),
})
