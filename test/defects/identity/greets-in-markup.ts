import { html, raw } from 'hono/html'
import { defaultParts } from '../../../sp/index.ts'
import { fullName } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'greets people with their name put into the page as it is',
  killedBy: ['identity/name-with-markup'],
  parts: () => ({
    homePage: home => html`${defaultParts.homePage(home)}<p>Welcome back, ${raw(fullName(home.user))}</p>`,
  }),
})
