import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes newcomers from Okta deactivated, as it does those who register by themselves',
  killedBy: ['guide/jit/created-on-first-sign-in'],
  parts: () => ({
    provision(...first) {
      const made = defaultParts.provision(...first)
      if ('user' in made) made.user.is_active = false
      return made
    },
  }),
})
