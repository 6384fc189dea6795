import { whichever } from '../wording.ts'
import { refusedByReason } from './refused-by-reason.ts'

/** The proof key of a sign-in is missing, or belongs to another one. */
export const pkceFailed = refusedByReason({
  id: 'pkce-failed',
  where: 'either',
  reason: /pkce/i,
  title: app => `The proof key (PKCE) of sign-ins to ${whichever(app)} does not fit.`,
  why: trouble =>
    trouble.some(({ reason }) => /missing/.test(reason ?? ''))
      ? 'The service provider sends none, and the app demands one.'
      : 'The service provider answered with the key of another sign-in, as with two tabs at once, or when several of its servers do not share what they began.',
  advice: () => [
    {
      who: 'service provider',
      what: 'Keep the code_verifier with the state of each single sign-in, where every server of the product finds it, and send code_challenge with S256.',
    },
    { who: 'person', what: 'Close other tabs of the product and begin again.' },
  ],
})
