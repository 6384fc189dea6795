/** What the landing page tells besides the orgs. The simulated Okta knows none of it; whoever starts it says it. */
export interface Introduction {
  /** Servers beside Okta, such as a service provider. */
  parts: { name: string; url: string; about: string; links: { label: string; href: string }[] }[]
  /** Whom one can sign in as. Passwords are shown to this machine only. */
  people: { login: string; password: string; about: string }[]
}
