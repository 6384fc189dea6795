import { z } from 'zod'

/** A person as the IdP describes them at one sign-in. */
export type Identity = {
  issuer: string
  subject: string
  email: string
  first_name: string
  last_name: string
}

/** Raised when the IdP's claims don't make a person that Alpacon can know. */
export class IncompleteIdentityError extends Error {
  override name = 'IncompleteIdentityError'
}

/** The ID token's claims that are used here. */
export type IdTokenClaims = { iss: string; sub: string; [claim: string]: unknown }

const longestName = 255
const name = z
  .string()
  .catch('')
  // Control and direction-changing characters in a name are for tricking those who read it.
  .transform(text =>
    text
      .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
      .trim()
      .slice(0, longestName),
  )

const profileSchema = z.object({
  email: z
    .string()
    .trim()
    .max(254)
    .regex(/^[^\s@<>"]+@[^\s@<>"]+$/u),
  given_name: name,
  family_name: name,
})

/**
 * Reads who signed in: issuer and subject from the validated ID token, everything else from userinfo. Okta's ID
 * token is thin in the code flow: given and family name are only at the userinfo endpoint (OpenID Connect Core 5.4).
 * Throws IncompleteIdentityError when there is no usable email.
 */
export function readIdentity(idToken: IdTokenClaims, userinfo: Record<string, unknown>): Identity {
  const profile = profileSchema.safeParse(userinfo)
  if (!profile.success) {
    throw new IncompleteIdentityError('Okta sent no usable email address for this account.')
  }
  const { email, given_name, family_name } = profile.data
  return { issuer: idToken.iss, subject: idToken.sub, email, first_name: given_name, last_name: family_name }
}
