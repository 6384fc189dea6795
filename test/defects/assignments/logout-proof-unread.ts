import { randomSecret } from '../../../sp/ids.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has whoever sends a bearer token, any, log people out',
  killedBy: ['assignments/universal-logout-forged'],
  parts: () => ({ proveLogoutRequest: async () => randomSecret() }),
})
