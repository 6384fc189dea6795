import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'opens a session in whatever browser the last step of a sign-in comes',
  killedBy: ['protocol/response/later-step-in-another-browser'],
  parts: () => ({
    oktaBeginRoutes: (alpacon, ...rest) =>
      defaultParts.oktaBeginRoutes(
        { ...alpacon, parts: { ...alpacon.parts, isSameBrowser: () => true } },
        ...rest,
      ),
  }),
})
