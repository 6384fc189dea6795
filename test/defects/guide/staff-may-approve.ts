import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'lets staff approve a connection, as it lets them do everything else that is administration',
  killedBy: ['guide/prerequisites/superuser-role'],
  parts: () => ({
    mayApprove: (user, workspace) =>
      defaultParts.mayApprove({ ...user, is_superuser: user.is_superuser || user.is_staff }, workspace),
  }),
})
