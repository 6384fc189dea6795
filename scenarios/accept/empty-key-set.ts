import { recoversFrom } from '../harness/recovery.ts'

recoversFrom('the key set is empty', {
  title: 'after a key set without keys, sign-in works again at once',
  fault: 'keys/empty',
})
