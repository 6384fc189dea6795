import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes a limit of 0 seconds for no limit',
  killedBy: ['sign-in/max-age'],
  parts: () => ({ freshExpectations: maxAge => defaultParts.freshExpectations(maxAge || undefined) }),
})
