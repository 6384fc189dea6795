import { defect } from '../defect.ts'

export default defect({
  does: 'knows people by their subject, whichever org calls them that',
  killedBy: ['identity/same-sub-of-another-org'],
  parts: () => ({
    findUser: ({ users }, identity) =>
      users.find(({ identities }) => identities.some(({ subject }) => subject === identity.subject)),
  }),
})
