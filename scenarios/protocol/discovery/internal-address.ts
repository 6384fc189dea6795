import { mindsEndpointsElsewhere } from '../../harness/endpoints-elsewhere.ts'
import type { Scene } from '../../harness/scene.ts'
import { NotRun } from '../../harness/verdicts.ts'

// A loopback address, where a server that is asked has other services. Here the simulator answers, and keeps it on record.
function internal({ okta }: Scene): string {
  const { protocol, port } = new URL(okta.url)
  // No certificate is for that address: whether it was asked would be seen by nobody.
  if (protocol !== 'http:') throw new NotRun('over TLS the simulator does not answer at an internal address')
  return `http://127.0.0.1:${port}/internal/${okta.name}/token`
}

mindsEndpointsElsewhere('a token endpoint at an internal address is treated as the target declares', {
  fault: {
    name: 'discovery/internal-address',
    options: scene => ({ with: internal(scene), times: 'until-cleared' }),
  },
  asked: scene => scene.wire.askedAt(internal(scene)),
})
