import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks once more, with the same code, where the token endpoint is out of order',
  killedBy: ['protocol/token/server-error'],
  parts: () => ({
    fetchTrusting(ca) {
      const ask = defaultParts.fetchTrusting(ca)
      return async (...request) => {
        const response = await ask(...request)
        return response.status >= 500 ? ask(...request) : response
      }
    },
  }),
})
