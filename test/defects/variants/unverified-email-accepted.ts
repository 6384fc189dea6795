import { defaultParts } from '../../../sp/index.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'makes a user with an address that Okta does not vouch for',
  rightBy: 'OpenID Connect Core 5.7: the address is no key, so it may be wrong; declared as a policy',
  policies: { unverifiedEmail: 'accepted' },
  parts: () => ({
    provision: (workspace, identity, connection, how) =>
      defaultParts.provision(workspace, { ...identity, email_verified: true }, connection, how),
  }),
})
