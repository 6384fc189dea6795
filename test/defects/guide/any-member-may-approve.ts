import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks whoever approves a connection to be signed in, and nothing more',
  killedBy: ['guide/prerequisites/superuser-role'],
  parts: () => ({
    mayApprove: (user, workspace) => defaultParts.mayApprove({ ...user, is_superuser: true }, workspace),
  }),
})
