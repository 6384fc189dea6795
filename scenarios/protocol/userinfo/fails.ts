import { disregards } from '../../harness/refusal.ts'

disregards('an outage of userinfo breaks nothing and mistakes nobody', {
  clauses: ['oidc-core.5.3.2', 'oidc-core.5.3.3'],
  faults: ['userinfo/server-error'],
})
