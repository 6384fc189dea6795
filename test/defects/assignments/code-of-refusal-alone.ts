import { AuthorizationResponseError } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { messagePage } from '../../../sp/pages/message.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows nothing but the error code when Okta refuses somebody',
  killedBy: ['assignments/removed-from-group', 'assignments/group-deleted', 'assignments/deactivated'],
  parts: () => ({
    signInFailed(error, link) {
      if (!(error instanceof AuthorizationResponseError)) return defaultParts.signInFailed(error, link)
      return { status: 403, page: messagePage({ heading: error.error, paragraphs: [], link }) }
    },
  }),
})
