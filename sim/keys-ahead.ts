/**
 * What a program that is about to start Okta may enter before it loads the rest: keys take longer than that, and no
 * time of this thread.
 */
export { makeKeysAhead } from './oidc/keys.ts'
