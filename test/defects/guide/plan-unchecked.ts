import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'connects workspaces of every plan',
  killedBy: ['guide/prerequisites/enterprise-plan'],
  parts: () => ({
    mayApprove: (user, workspace) => defaultParts.mayApprove(user, { ...workspace, plan: 'Enterprise' }),
  }),
})
