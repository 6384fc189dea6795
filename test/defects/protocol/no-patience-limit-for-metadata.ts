import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'waits for the metadata of an org as long as it takes',
  killedBy: ['protocol/discovery/times-out'],
  parts: () => ({
    discover: (connection, { fetcher }) =>
      defaultParts.discover(connection, { fetcher, patienceSeconds: 3600 }),
  }),
})
