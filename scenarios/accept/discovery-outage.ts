import { recoversFrom } from '../harness/recovery.ts'

recoversFrom("the metadata can't be fetched", {
  title: 'after an outage of the metadata, sign-in works again at once',
  fault: 'discovery/server-error',
})
