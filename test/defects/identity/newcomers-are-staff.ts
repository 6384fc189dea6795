import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes staff of whoever comes from Okta',
  killedBy: ['guide/jit/created-on-first-sign-in', 'identity/role-claims-in-userinfo'],
  parts: () => ({
    provision(...given) {
      const provisioned = defaultParts.provision(...given)
      if ('user' in provisioned) provisioned.user.is_staff = true
      return provisioned
    },
  }),
})
