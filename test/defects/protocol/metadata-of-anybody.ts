import type { ServerMetadata } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes metadata that name another issuer than the one that was asked',
  killedBy: ['protocol/discovery/issuer-mismatch'],

  parts: () => ({
    checkMetadata: () => undefined,
    async discover(connection, { fetcher }) {
      const answer = await fetcher(`${connection.options.issuer}/.well-known/openid-configuration`)
      const metadata = (await answer.json()) as ServerMetadata
      return metadata
    },
    exchangeCode(configuration, callbackUrl, expected) {
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
