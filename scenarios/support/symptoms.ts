import type { Symptom } from './symptom.ts'
import type { SymptomId } from './symptom-ids.ts'
import { appDeactivated } from './symptoms/app-deactivated.ts'
import { clientAuthenticationFailed } from './symptoms/client-authentication-failed.ts'
import { clockSkew } from './symptoms/clock-skew.ts'
import { codeExpiredOrUsed } from './symptoms/code-expired-or-used.ts'
import { continueWithOktaMissing } from './symptoms/continue-with-okta-missing.ts'
import { cookieLost } from './symptoms/cookie-lost.ts'
import { emailChanged } from './symptoms/email-changed.ts'
import { expressConfigurationFailed } from './symptoms/express-configuration-failed.ts'
import { expressConfigurationHalfMade } from './symptoms/express-configuration-half-made.ts'
import { idpInitiatedDisabled } from './symptoms/idp-initiated-disabled.ts'
import { initiateUriMissing } from './symptoms/initiate-uri-missing.ts'
import { passwordExpired } from './symptoms/password-expired.ts'
import { passwordWrong } from './symptoms/password-wrong.ts'
import { personDeactivated } from './symptoms/person-deactivated.ts'
import { personLockedOut } from './symptoms/person-locked-out.ts'
import { personNotActive } from './symptoms/person-not-active.ts'
import { personNotAssigned } from './symptoms/person-not-assigned.ts'
import { personSuspended } from './symptoms/person-suspended.ts'
import { pkceFailed } from './symptoms/pkce-failed.ts'
import { redirectUriNotRegistered } from './symptoms/redirect-uri-not-registered.ts'
import { secretWrong } from './symptoms/secret-wrong.ts'
import { serviceProviderRefused } from './symptoms/service-provider-refused.ts'
import { signOnPolicyDenied } from './symptoms/sign-on-policy-denied.ts'
import { twoInstances } from './symptoms/two-instances.ts'
import { wrongWorkspace } from './symptoms/wrong-workspace.ts'

/** Every symptom by its id. */
export const symptoms: Record<SymptomId, Symptom> = {
  'app-deactivated': appDeactivated,
  'person-deactivated': personDeactivated,
  'person-suspended': personSuspended,
  'person-locked-out': personLockedOut,
  'password-expired': passwordExpired,
  'person-not-active': personNotActive,
  'sign-on-policy-denied': signOnPolicyDenied,
  'person-not-assigned': personNotAssigned,
  'password-wrong': passwordWrong,
  'redirect-uri-not-registered': redirectUriNotRegistered,
  'secret-wrong': secretWrong,
  'client-authentication-failed': clientAuthenticationFailed,
  'pkce-failed': pkceFailed,
  'code-expired-or-used': codeExpiredOrUsed,
  'idp-initiated-disabled': idpInitiatedDisabled,
  'initiate-uri-missing': initiateUriMissing,
  'express-configuration-failed': expressConfigurationFailed,
  'express-configuration-half-made': expressConfigurationHalfMade,
  'two-instances': twoInstances,
  'email-changed': emailChanged,
  'cookie-lost': cookieLost,
  'wrong-workspace': wrongWorkspace,
  'continue-with-okta-missing': continueWithOktaMissing,
  'clock-skew': clockSkew,
  'service-provider-refused': serviceProviderRefused,
}
