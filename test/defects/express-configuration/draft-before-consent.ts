import { randomId } from '../../../sp/ids.ts'
import { defaultParts } from '../../../sp/index.ts'
import type { Workspace } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

const draft = (): Workspace['connections'][number] => ({
  id: randomId('con'),
  name: randomId('con').replace('_', '-'),
  strategy: 'okta',
  display_name: 'Okta',
  options: { client_id: '-', client_secret: '-', issuer: 'https://to-be-set.invalid', scope: 'openid' },
  enabled_clients: [],
  enabled: null,
  disabled: null,
})

export default defect({
  does: 'makes a draft of the connection once a superuser has come to the consent, whatever becomes of that',
  killedBy: [
    'express-configuration/declined-consent',
    'express-configuration/answer-in-another-browser',
    'express-configuration/answer-altered-or-late',
    'express-configuration/wrong-key',
  ],
  parts: () => ({
    mayApprove(user, workspace) {
      const decision = defaultParts.mayApprove(user, workspace)
      if (decision.allowed && workspace.connections.length === 0) workspace.connections = [draft()]
      return decision
    },
  }),
})
