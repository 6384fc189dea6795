import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes an address of the name that is entered for a workspace, and breaks where a blank is in it',
  killedBy: [
    'express-configuration/unknown-workspace',
    'express-configuration/workspace-name-in-another-spelling',
  ],
  parts: () => ({
    createHosts(frontUrl) {
      const hosts = defaultParts.createHosts(frontUrl)
      const { host } = new URL(hosts.workspacePattern.replace('<workspace>', 'workspace'))
      const suffix = host.slice('workspace'.length)
      return {
        ...hosts,
        workspaceNamed(typed) {
          const address = typed.includes('.') ? typed : typed + suffix
          return hosts.workspaceNamed(new URL(`http://${address}`).host)
        },
      }
    },
  }),
})
