import { mindsEndpointsElsewhere } from '../../harness/endpoints-elsewhere.ts'
import type { Scene } from '../../harness/scene.ts'

// A loopback address, where a server that is asked has other services. Here the simulator answers, and keeps it on record.
const internal = ({ okta }: Scene) => `http://127.0.0.1:${new URL(okta.url).port}/internal/${okta.name}/token`

mindsEndpointsElsewhere('a token endpoint at an internal address is treated as the target declares', {
  fault: {
    name: 'discovery/internal-address',
    options: scene => ({ with: internal(scene), times: 'until-cleared' }),
  },
  asked: scene => scene.wire.askedAt(internal(scene)),
})
