import { disregards } from '../../harness/refusal.ts'

disregards('userinfo that names nobody is not used', {
  clauses: ['oidc-core.5.3.2'],
  faults: [
    { name: 'userinfo/claims', options: () => ({ with: { set: { given_name: 'Mallory' } } }) },
    'userinfo/sub-missing',
  ],
})
