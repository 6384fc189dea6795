import { mindsEndpointsElsewhere } from '../../harness/endpoints-elsewhere.ts'
import { untilCleared } from '../../harness/refusal.ts'

mindsEndpointsElsewhere('endpoints at a stranger are treated as the target declares', {
  fault: untilCleared('discovery/foreign-endpoints'),
  asked: ({ wire }) => wire.askedOfStranger(),
})
