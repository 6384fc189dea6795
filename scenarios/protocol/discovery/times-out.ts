import { waitsAsDeclared } from '../../harness/patience.ts'

waitsAsDeclared(
  'where Okta gives no metadata, the wait ends as the target declares, and the person is told',
  {
    fault: 'discovery/held',
    asks: 0,
  },
)
