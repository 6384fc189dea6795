import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'opens the session in whichever browser brings the ticket from its own identity host',
  killedBy: ['sign-in/way-back-in-another-browser'],
  parts: () => ({
    oktaBeginRoutes: (alpacon, attempts, workspace) =>
      defaultParts.oktaBeginRoutes(
        { ...alpacon, parts: { ...alpacon.parts, isSameBrowser: () => true } },
        attempts,
        workspace,
      ),
  }),
})
