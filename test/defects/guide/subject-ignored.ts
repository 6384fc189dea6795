import { defect } from '../defect.ts'

export default defect({
  does: 'takes everybody who comes from an Okta org for the first person who did',
  killedBy: ['guide/configuration/assign-to-groups'],
  parts: () => ({
    findUser: ({ users }, { issuer }) =>
      users.find(({ identities }) => identities.some(identity => identity.issuer === issuer)),
  }),
})
