import { defect } from '../defect.ts'

export default defect({
  does: 'offers Continue with Okta wherever there is a connection, enabled or not',
  killedBy: [
    'guide/troubleshooting/continue-with-okta-missing-after-interruption',
    'express-configuration/broken-off-first-run',
    'express-configuration/re-run-other-workspace',
  ],
  parts: () => ({ isOffered: () => true }),
})
