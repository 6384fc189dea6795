import { defect } from '../defect.ts'

export default defect({
  does: 'updates the name of a person it knows, and never the email',
  killedBy: ['identity/email-renamed'],
  parts: () => ({
    updateProfile(_workspace, user, { first_name, last_name }) {
      Object.assign(user, { first_name, last_name })
    },
  }),
})
