import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends a request again, with the same code, where the connection broke',
  killedBy: ['protocol/token/connection-cut'],
  seenIn: 'java.net.HttpURLConnection, unless sun.net.http.retryPost is false',
  parts: () => ({
    fetchTrusting(ca) {
      const ask = defaultParts.fetchTrusting(ca)
      return (...request) =>
        ask(...request).catch(error => {
          if (error instanceof TypeError) return ask(...request)
          throw error
        })
    },
  }),
})
