import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks for consent on any plan and refuses only Okta, which tells nobody why',
  killedBy: ['guide/prerequisites/enterprise-plan'],
  parts: () => ({
    mayApprove: (user, workspace) => defaultParts.mayApprove(user, { ...workspace, plan: 'Enterprise' }),
    approverOf(alpacon, subject) {
      const approver = defaultParts.approverOf(alpacon, subject)
      return approver?.workspace.plan === 'Enterprise' ? approver : undefined
    },
  }),
})
