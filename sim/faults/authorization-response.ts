import { z } from 'zod'
import type { Addresses, AuthorizationResponse, ResponseFault, SwitchFault } from './definition.ts'

/** A fault that alters a successful authorization response. */
function response(
  does: string,
  alter: (response: AuthorizationResponse, at: Addresses) => AuthorizationResponse,
): ResponseFault {
  return {
    place: 'authorize',
    does,
    alter: (answer, at) => ('code' in answer ? alter(answer, at) : undefined),
  }
}

const SCRIPT = '<script>document.title="pwned"</script><img src=x onerror="document.title=\'pwned\'">'

/** What can be wrong with an authorization response (RFC 6749, 4.1.2; RFC 9207, 2). */
export const authorizationResponseFaults = {
  'response/state-altered': response('the state is another than the SP sent', answer => ({
    ...answer,
    state: `${answer.state}x`,
  })),
  'response/state-missing': response('the state is missing', ({ state: _, ...answer }) => answer),
  'response/iss-altered': response('iss names a stranger', (answer, { strangerUrl }) => ({
    ...answer,
    iss: strangerUrl,
  })),
  'response/iss-added': response('iss names the org, as RFC 9207 has it', (answer, { issuer }) => ({
    ...answer,
    iss: issuer,
  })),
  'response/code-missing': response('the code is missing', ({ code: _, ...answer }) => answer),
  'response/error-markup': response(
    'access_denied, with a script in error_description',
    ({ state = '' }) => ({
      state,
      error: 'access_denied',
      error_description: SCRIPT,
    }),
  ),
  'response/error-without-state': response('access_denied without a state', () => ({
    error: 'access_denied',
    error_description: 'User is not assigned to the client application.',
  })),
  'response/error': {
    place: 'authorize',
    does: 'the error that `with` names, in place of a code',
    with: z.object({
      error: z.string().min(1),
      error_description: z.string().optional(),
      error_uri: z.string().optional(),
    }),
    alter: ({ state = '' }, _at, given) => ({ state, ...(given as Record<string, string>) }),
  },
  'response/further-parameters': response(
    'the answer has parameters that no specification knows',
    answer => ({
      ...answer,
      session_state: 'a1b2.c3',
      'okta-hint': 'true',
    }),
  ),
  'response/long-code': { place: 'authorize', does: 'the code is 1,500 characters long' },
} satisfies Record<`response/${string}`, ResponseFault | SwitchFault>
