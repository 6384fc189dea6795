import { treatsAsDeclared } from '../../harness/refusal.ts'

treatsAsDeclared('an ID token that belongs to another access token is treated as the target declares', {
  clause: 'oidc-core.3.1.3.8',
  policy: 'foreignAccessTokenHash',
  fault: 'id-token/at-hash-altered',
})
