import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

// As a class with a field for each, whose reader fails on the rest.
const known =
  /^(issuer|(authorization|token|userinfo|registration|introspection|revocation|end_session|device_authorization|pushed_authorization_request)_endpoint|jwks_uri|(response_types|response_modes|grant_types|subject_types|id_token_signing_alg_values|scopes|(token|introspection|revocation)_endpoint_auth_methods|claims|code_challenge_methods|dpop_signing_alg_values|request_object_signing_alg_values)_supported|(request_parameter|authorization_response_iss_parameter|backchannel_logout|request_uri_parameter|claims_parameter)_supported)$/

export default defect({
  does: 'reads no metadata with a member that it doesn’t know',
  killedBy: ['accept/unknown-discovery-members'],
  parts: () => ({
    checkMetadata(metadata, issuer) {
      const unknown = Object.keys(metadata).find(member => !known.test(member))
      return unknown ? `${issuer} has ${unknown}` : defaultParts.checkMetadata(metadata, issuer)
    },
  }),
})
