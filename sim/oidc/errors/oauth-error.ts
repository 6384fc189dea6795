import { errors } from 'oidc-provider'
import { type InternalErrorCode, ROWS } from './rows.ts'

/** One of Okta's OAuth 2.0 errors. oidc-provider takes it for one of its own and sends it where it belongs. */
export class OktaOAuthError extends errors.OIDCProviderError {
  /** Okta's internal code: the reason in the System Log. */
  readonly reason: InternalErrorCode

  /** `list` takes the place of `{0}`. */
  constructor(reason: InternalErrorCode, list: readonly string[] = []) {
    const [code, status, sentence] = ROWS[reason]
    super(status, code)
    this.name = 'OktaOAuthError'
    this.reason = reason
    this.error_description = sentence.replace('{0}', list.join(', '))
    this.expose = true
  }
}
