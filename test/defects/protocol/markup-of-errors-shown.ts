import { html, raw } from 'hono/html'
import { AuthorizationResponseError } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { layout } from '../../../sp/pages/layout.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows what Okta says of an error as markup',
  killedBy: ['protocol/response/error-markup'],
  seenIn: 'RFC 9700, 4.9',
  parts: () => ({
    signInFailed(error, link) {
      const { status, page } = defaultParts.signInFailed(error, link)
      if (!(error instanceof AuthorizationResponseError)) return { status, page }
      return {
        status,
        page: layout({
          title: 'Okta',
          body: html`<h1>Okta did not let you in</h1><p>${raw(error.error_description ?? error.error)}</p>`,
        }),
      }
    },
  }),
})
