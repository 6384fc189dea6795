import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'follows every target_link_uri that begins as the workspace’s address does',
  killedBy: ['initiate/foreign-target-link'],
  parts() {
    const trusted = new Set<string>()
    return {
      targetPath(value, workspaceUrl) {
        if (typeof value !== 'string' || !value.startsWith(workspaceUrl)) return '/'
        trusted.add(value)
        return value
      },
      localPath: value => (trusted.has(String(value)) ? String(value) : defaultParts.localPath(value)),
    }
  },
})
