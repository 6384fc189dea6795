import { mindsEndpointsElsewhere } from '../../harness/endpoints-elsewhere.ts'

mindsEndpointsElsewhere('endpoints at a stranger are treated as the target declares', {
  fault: { name: 'discovery/foreign-endpoints', options: () => ({ times: 'until-cleared' }) },
  asked: ({ wire }) => wire.askedOfStranger(),
})
