import { disregards, withColleague } from '../../harness/refusal.ts'

disregards('userinfo with two subjects, the right one first, gives nobody else a session', {
  clauses: ['oidc-core.5.3.2'],
  faults: [withColleague('userinfo/sub-twice-wrong-last')],
})
