import { recoversFrom } from '../harness/recovery.ts'

recoversFrom("the keys can't be fetched", {
  title: 'after an outage of the key set, sign-in works again at once',
  fault: 'keys/server-error',
})
