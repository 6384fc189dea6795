import { refusesSwappedCode } from '../../harness/swapped-codes.ts'

refusesSwappedCode("a victim's code in an attacker's sign-in opens no session", {
  code: 'victim',
  browser: 'attacker',
})
