import { messagePage } from '../../../sp/pages/message.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'says the same few words to whoever couldn’t sign in, also where Okta has said why',
  killedBy: [
    'assignments/unassigned-at-target',
    'assignments/removed-from-app',
    'assignments/direct-and-by-group',
    'guide/troubleshooting/no-tile-person-not-assigned',
  ],
  parts: () => ({
    signInFailed: (_error, link) => ({
      status: 400,
      page: messagePage({
        heading: 'Sign-in failed',
        paragraphs: ['Something went wrong. Try again later.'],
        link,
      }),
    }),
  }),
})
