import { html, raw } from 'hono/html'
import { AuthorizationResponseError } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { layout } from '../../../sp/pages/layout.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'escapes the description of an error, and forgets its code',
  killedBy: ['protocol/response/error-code-markup'],
  parts: () => ({
    signInFailed(error, link) {
      const { status, page } = defaultParts.signInFailed(error, link)
      if (!(error instanceof AuthorizationResponseError)) return { status, page }
      const body = html`<h1>Okta did not let you in</h1><p>It says: ${error.error_description ?? ''}.</p>
<p>Tell your administrator this code: ${raw(error.error)}</p>`
      return { status, page: layout({ title: 'Okta', body }) }
    },
  }),
})
