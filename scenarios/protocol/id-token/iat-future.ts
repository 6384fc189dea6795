import { treatsAsDeclared } from '../../harness/refusal.ts'

treatsAsDeclared('an ID token of tomorrow is treated as the target declares', {
  clause: 'oidc-core.3.1.3.7.10',
  policy: 'issuedInFuture',
  fault: 'id-token/iat-future',
})
