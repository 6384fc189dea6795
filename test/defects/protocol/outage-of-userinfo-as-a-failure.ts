import { messagePage } from '../../../sp/pages/message.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows its insides when userinfo is down',
  killedBy: ['protocol/userinfo/fails'],

  parts: () => ({
    signInFailed: (error, link) => ({
      status: 500,
      page: messagePage({ heading: 'Error', paragraphs: [String((error as Error).stack)], link }),
    }),
  }),
})
