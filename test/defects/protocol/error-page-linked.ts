import { html } from 'hono/html'
import { AuthorizationResponseError } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { layout } from '../../../sp/pages/layout.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'links to whatever page an error of Okta names for more on it',
  killedBy: ['protocol/response/error-code-markup'],
  parts: () => ({
    signInFailed(error, link) {
      const { status, page } = defaultParts.signInFailed(error, link)
      if (!(error instanceof AuthorizationResponseError)) return { status, page }
      const more = error.cause.get('error_uri')
      const body = html`<h1>Okta did not let you in</h1><p>It says: ${error.error_description ?? error.error}.</p>
${more && html`<p><a href="${more}">More on this error</a></p>`}`
      return { status, page: layout({ title: 'Okta', body }) }
    },
  }),
})
