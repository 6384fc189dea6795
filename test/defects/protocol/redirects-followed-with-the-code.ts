import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'follows a redirect of the token endpoint, and sends the code on',
  killedBy: ['protocol/token/redirect'],

  parts: () => ({
    fetchTrusting(ca) {
      const once = defaultParts.fetchTrusting(ca)
      return async (input, init) => {
        const response = await once(input, init)
        const location = response.headers.get('location')
        return location ? once(new URL(location, String(input)), init) : response
      }
    },
  }),
})
