import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps the issuer of a newcomer with a slash at its end, and never finds them again',
  killedBy: ['identity/same-sub-again', 'identity/first-sign-ins-at-once'],
  parts: () => ({
    provision: (workspace, identity, connection, made) =>
      defaultParts.provision(
        workspace,
        { ...identity, issuer: new URL(identity.issuer).href },
        connection,
        made,
      ),
  }),
})
