import { html } from 'hono/html'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'left what it was debugged with in its home page: the connections as they are, client secret and all',
  killedBy: ['express-configuration/client-secret-unseen'],
  parts: () => ({
    homePage: home => html`${defaultParts.homePage(home)}<!-- ${JSON.stringify(home.connections)} -->`,
  }),
})
