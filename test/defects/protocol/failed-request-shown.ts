import { ResponseBodyError } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { messagePage } from '../../../sp/pages/message.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows the request that failed, with the client secret in it',
  killedBy: ['protocol/token/client-secret-unshown'],
  seenIn: 'error objects of axios, which hold the request with its headers',
  parts() {
    let asked = ''
    return {
      relyingParty(metadata, connection, patienceSeconds) {
        const { client_id, client_secret } = connection.options
        asked = JSON.stringify({ url: metadata.token_endpoint, auth: { client_id, client_secret } })
        return defaultParts.relyingParty(metadata, connection, patienceSeconds)
      },
      signInFailed(error, link) {
        if (!(error instanceof ResponseBodyError)) return defaultParts.signInFailed(error, link)
        const paragraphs = [`This request to Okta failed: ${asked}`, 'Try again in a moment.']
        return { status: 400, page: messagePage({ heading: 'Sign-in failed', paragraphs, link }) }
      },
    }
  },
})
