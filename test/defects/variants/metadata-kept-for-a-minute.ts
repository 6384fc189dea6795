import type { ServerMetadata } from 'openid-client'
import { defaultParts } from '../../../sp/index.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'keeps the metadata of an org for a minute',
  rightBy: 'OpenID Connect Discovery 4: how long metadata are kept is left to the relying party',
  parts() {
    const kept = new Map<string, { metadata: ServerMetadata; until: number }>()
    return {
      async discover(connection, ways) {
        const { issuer } = connection.options
        const known = kept.get(issuer)
        if (known && known.until > Date.now()) return known.metadata
        const metadata = await defaultParts.discover(connection, ways)
        // What doesn't pass is not kept.
        if (defaultParts.checkMetadata(metadata, issuer) === undefined)
          kept.set(issuer, { metadata, until: Date.now() + 60_000 })
        return metadata
      },
    }
  },
})
