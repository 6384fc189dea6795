import { generations } from '../integration.ts'
import { createExpiringMap } from '../storage/expiring-map.ts'

/** Seconds that Okta has to exchange a code, and that a token or an approval lasts. */
export const codeLifetime = 60
export const tokenLifetime = 300

const mostApprovals = 10_000

/** What a superuser consented to. */
export type Approval = {
  organizationId: string
  /** Audience that Okta asked for: says the generation. */
  audience: string
  /** Issuer of the connection that may be replaced by one to another Okta org, when that was ticked. */
  replaces: string | undefined
}

export type Approvals = ReturnType<typeof createApprovals>

/**
 * The consents given in the last minutes, each under the grant that oidc-provider made for it. They outlive neither
 * their tokens nor a code that is used twice, so a token counts only as long as its approval is found here.
 */
export function createApprovals(now: () => number) {
  const given = createExpiringMap<Approval & { at: number }>({ max: mostApprovals, now })
  const grantOfToken = createExpiringMap<string>({ max: mostApprovals, now })
  const grantOfOrganization = createExpiringMap<string>({ max: mostApprovals, now })
  const openFor = (organizationId: string): Approval | undefined =>
    given.get(grantOfOrganization.get(organizationId) ?? '')

  return {
    /** Remembers a consent at the moment of "Accept". */
    give(grantId: string, approval: Approval) {
      given.set(grantId, { ...approval, at: now() }, (codeLifetime + tokenLifetime) * 1000)
    },

    ofGrant: (grantId: string): Approval | undefined => given.get(grantId),

    /** Ends an approval and, with it, what its code gave. */
    revoke: (grantId: string) => given.delete(grantId),

    /** Okta has exchanged the code: the token speaks for the approval; a first-generation one opens its organization. */
    redeem(grantId: string, tokenId: string) {
      const approval = given.get(grantId)
      if (approval === undefined) return
      grantOfToken.set(tokenId, grantId, tokenLifetime * 1000)
      if (approval.audience !== generations.first.audience) return
      const left = approval.at + tokenLifetime * 1000 - now()
      grantOfOrganization.set(approval.organizationId, grantId, left)
    },

    /** The approval that an access token came from, while it stands. */
    ofToken: (tokenId: string): Approval | undefined => given.get(grantOfToken.get(tokenId) ?? ''),

    /**
     * The latest first-generation approval of an organization, until 300 seconds after the consent. Okta's
     * client-credentials tokens act within it.
     */
    openFor,

    /** Organizations with an open first-generation approval. */
    openOrganizations: () => grantOfOrganization.keys().filter(id => openFor(id) !== undefined),
  }
}
