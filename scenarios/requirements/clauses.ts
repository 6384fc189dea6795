/** Clauses by id: their section, what each demands in our own words, and where it is published unless in the guide. */
export type Clauses = Readonly<Record<string, readonly [section: string, text: string, url?: string]>>

/** A section of an RFC. */
export const rfc = (number: number, section: string) =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`

/** A section of OpenID Connect Core 1.0, by its anchor. */
export const core = (anchor: string) => `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`

/** A chapter of the OWASP Application Security Verification Standard 5.0. */
export const asvs = (chapter: string) => `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${chapter}.md`
