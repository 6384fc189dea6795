import { defect } from '../defect.ts'

export default defect({
  does: 'asks endpoints wherever the metadata say that they are',
  killedBy: ['protocol/discovery/foreign-endpoints', 'protocol/discovery/internal-address'],

  parts: () => ({
    checkMetadata: (metadata, issuer) =>
      metadata.issuer === issuer ? undefined : `${issuer} calls itself ${metadata.issuer}`,
  }),
})
