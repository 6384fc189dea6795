import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('members of the discovery document that nobody knows are no obstacle', {
  clauses: ['oidc-discovery.3.unknown', 'guide.step-3.assigned-sign-in'],
  faults: ['discovery/further-members'],
})
