import { defect } from '../defect.ts'

export default defect({
  does: 'knows people by their email, to the letter',
  killedBy: ['identity/email-in-another-case', 'identity/email-renamed'],
  seenIn: 'documenso issue 2397',
  parts: () => ({
    findUser: (workspace, { email }) => workspace.users.find(user => user.email === email),
  }),
})
