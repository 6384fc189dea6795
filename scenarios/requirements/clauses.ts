/** A sentence that scenarios are judged against, and what it means to people that it holds or doesn't. */
export interface Requirement {
  /** Heading it stands under in the report. */
  section: string
  /** What it demands, in our own words. */
  text: string
  /** Where it is published, unless in the guide. */
  url?: string
  /** What goes wrong for a user or customer where it doesn't hold, concretely. */
  breach: string
  /** What the developers of the SP do about it: which check, at which step, of which parameter. */
  mend: string
}

/** Clauses by id. */
export type Clauses = Readonly<Record<string, Requirement>>

/** A section of an RFC. */
export const rfc = (number: number, section: string) =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`

/** A section of OpenID Connect Core 1.0, by its anchor. */
export const core = (anchor: string) => `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`

/** A chapter of the OWASP Application Security Verification Standard 5.0. */
export const asvs = (chapter: string) => `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${chapter}.md`
