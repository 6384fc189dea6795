import { errors } from 'oidc-provider'
import { defaultParts } from '../../../sp/index.ts'
import { generations } from '../../../sp/integration.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'knows the audience of the second generation of Express Configuration only',
  killedBy: ['express-configuration/both-generations'],
  parts: () => ({
    authorizationServerSettings: (alpacon, oin, key) => ({
      ...defaultParts.authorizationServerSettings(alpacon, oin, key),
      extraParams: {
        audience(_ctx, audience) {
          if (audience !== generations.second.audience) throw new errors.InvalidTarget('Service not found.')
        },
      },
    }),
  }),
})
