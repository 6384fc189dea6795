import { waitsAsDeclared } from '../../harness/patience.ts'

waitsAsDeclared('where Okta gives no tokens, the wait ends as the target declares, and the person is told', {
  fault: 'token/held',
  asks: 1,
})
