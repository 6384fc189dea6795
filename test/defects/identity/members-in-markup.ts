import { html, raw } from 'hono/html'
import { defaultParts } from '../../../sp/index.ts'
import { fullName, roleOf } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows superusers a list of newcomers in which names are markup',
  killedBy: ['identity/name-with-markup'],
  parts: () => ({
    homePage(home) {
      const newcomers = home.workspace.users.filter(({ source }) => source === 'okta').map(fullName)
      const isShown = roleOf(home.user) === 'superuser'
      return html`${defaultParts.homePage(home)}${isShown ? raw(`<ul><li>${newcomers.join('<li>')}</ul>`) : ''}`
    },
  }),
})
