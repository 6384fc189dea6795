import { defect } from '../defect.ts'

export default defect({
  does: 'keeps subjects in a column that knows no case',
  killedBy: ['identity/sub-in-another-case'],
  parts: () => ({
    findUser: ({ users }, identity) =>
      users.find(({ identities }) =>
        identities.some(
          ({ issuer, subject }) =>
            issuer === identity.issuer && subject.toLowerCase() === identity.subject.toLowerCase(),
        ),
      ),
  }),
})
