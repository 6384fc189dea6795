import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'binds the token that Okta gets as a client of its own to the first organization whose approval is open',
  killedBy: ['express-configuration/two-orgs-at-once'],
  parts: () => ({
    tokenClaims(alpacon, ctx, token) {
      if ('accountId' in token) return defaultParts.tokenClaims(alpacon, ctx, token)
      const [first = ''] = alpacon.approvals.openOrganizations()
      return { org_id: first }
    },
  }),
})
