import { recoversFrom } from '../harness/recovery.ts'

recoversFrom('the keys come as a page', {
  title: 'after a key set that was no key set, sign-in works again at once',
  fault: 'keys/html',
})
