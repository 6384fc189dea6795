import { z } from 'zod'

/** A person as the IdP describes them at one sign-in. */
export type Identity = {
  issuer: string
  subject: string
  /** Undefined where the IdP sends none, or none that could be an address. */
  email: string | undefined
  /** Whether the IdP vouches for the address. */
  email_verified: boolean
  /** Empty where the IdP sends none. */
  first_name: string
  last_name: string
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
    .regex(/^[^\s@<>"]+@[^\s@<>"]+$/u)
    .optional()
    .catch(undefined),
  given_name: name,
  family_name: name,
})

/**
 * Reads who signed in: issuer and subject from the validated ID token, everything else from userinfo. Okta's ID
 * token is thin in the code flow: given and family name are only at the userinfo endpoint (OpenID Connect Core 5.4).
 */
export function readIdentity(idToken: IdTokenClaims, userinfo: Record<string, unknown>): Identity {
  const { email, given_name, family_name } = profileSchema.parse(userinfo)
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    email,
    // Nothing but true vouches: "false" is a string, and no string is a boolean (OpenID Connect Core 5.1).
    email_verified: userinfo.email_verified === true,
    first_name: given_name,
    last_name: family_name,
  }
}
