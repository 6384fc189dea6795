import { defect } from '../defect.ts'

export default defect({
  does: 'offers Continue with Okta as soon as a connection is enabled, though it can’t be used yet',
  killedBy: ['guide/troubleshooting/continue-with-okta-missing-while-propagating'],
  parts: () => ({ isOffered: ({ enabled }) => enabled?.show_as_button === true }),
})
