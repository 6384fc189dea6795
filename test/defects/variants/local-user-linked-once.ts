import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'links a local user whom no Okta account belongs to, at the first sign-in with their verified address',
  rightBy: 'OpenID Connect Core 5.7: from then on issuer and subject are the key; declared as a policy',
  policies: { emailOfLocalUser: 'linked-at-first-sign-in' },
  parts: () => ({
    findUser(workspace, identity) {
      const known = defaultParts.findUser(workspace, identity)
      if (known || !identity.email || !identity.email_verified) return known
      const local = userWithEmail(workspace, identity.email)
      if (!local || local.identities.length > 0 || !local.is_active) return undefined
      local.identities.push({ issuer: identity.issuer, subject: identity.subject })
      return local
    },
  }),
})
