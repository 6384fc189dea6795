import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'looks for people from Okta among those only whom a first sign-in made, not among those who were added by hand',
  killedBy: [
    'guide/configuration/assign-to-people',
    'guide/troubleshooting/no-tile-group-not-assigned',
    'guide/troubleshooting/no-tile-removed-from-group',
    'guide/troubleshooting/no-tile-app-inactive',
  ],
  parts: () => ({
    findUser(workspace, identity) {
      const found = defaultParts.findUser(workspace, identity)
      return found?.source === 'okta' ? found : undefined
    },
  }),
})
