import { refusesSwappedCode } from '../../harness/swapped-codes.ts'

refusesSwappedCode("an attacker's code in a victim's sign-in opens no session", {
  code: 'attacker',
  browser: 'victim',
})
