import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'waits for userinfo as long as it takes',
  killedBy: ['protocol/userinfo/times-out'],
  parts: () => ({
    fetchProfile(configuration, ...rest) {
      configuration.timeout = 3600
      return defaultParts.fetchProfile(configuration, ...rest)
    },
  }),
})
