import { defect } from '../defect.ts'

export default defect({
  does: 'takes on the new email of a person it knows, whoever else has it',
  killedBy: ['identity/local-user-with-that-email'],
  parts: () => ({
    updateProfile(_workspace, user, { first_name, last_name, email, email_verified }) {
      Object.assign(user, { first_name, last_name })
      if (email !== undefined && email_verified) user.email = email
    },
  }),
})
