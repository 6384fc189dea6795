import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'looks at the first label only of an address that is entered for a workspace, whatever region or site it is of',
  killedBy: ['express-configuration/unknown-workspace'],
  parts: () => ({
    createHosts(frontUrl) {
      const hosts = defaultParts.createHosts(frontUrl)
      return { ...hosts, workspaceNamed: typed => hosts.workspaceNamed(typed.split('.')[0] ?? '') }
    },
  }),
})
