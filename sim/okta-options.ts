import type { Certificate } from './certificates.ts'

/** How a simulated Okta is started. */
export interface OktaOptions {
  /** 4600 by default; 0 takes any free port. */
  port?: number
  /**
   * The address to listen on; `127.0.0.1` by default, so that only this machine reaches it. Another one lets everybody in
   * who reaches it, and is for containers.
   */
  listen?: string
  /** Lets programs of other machines steer it below /_sim: `Authorization: Bearer …`. None may by default. */
  controlToken?: string
  /**
   * Private RSA keys (PEM) that every org begins with, the first signs; each has its own, made at the start, by default.
   * For clients that know a key from an earlier start.
   */
  signingKeys?: [string, ...string[]]
  /** Lets people be chosen at sign-in, without a password, where an org says nothing else; not by default. */
  chooser?: boolean
  /** Folder that keeps the orgs, for this process alone; in memory only when undefined. */
  data?: string
  /** Name below which the orgs' hosts lie; `okta.localhost` by default. */
  baseHost?: string
  /**
   * Where Okta is found from outside: orgs lie below, `https://okta.example.test` has `https://acme.okta.example.test`.
   * `baseHost` and the port otherwise.
   */
  publicUrl?: string
  /** Serves https: with this certificate, or with one made on the spot. http when undefined. */
  tls?: 'self-signed' | Certificate
  /** Believes the X-Forwarded-* headers of the one proxy in front; false by default, and they are dropped. */
  trustProxy?: boolean
  /** CA certificates (PEM) that an SP may be verified with, besides those that Node trusts. */
  ca?: string
}
