import { defect } from '../defect.ts'

export default defect({
  does: 'puts the connection of whichever Okta org comes last in the place of the one before',
  killedBy: ['express-configuration/taken-over-by-another-org'],
  parts: () => ({ mayReplace: () => true }),
})
