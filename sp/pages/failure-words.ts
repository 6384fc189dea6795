import type { Failure } from '../connections/last-failures.ts'

/** What happened, and what a superuser does about it. */
export type FailureWords = { what: string; mend: string }

const again = 'Run Express Configuration again, as this page says.'

/** A failed sign-in with Okta, for the superusers of the workspace. */
export function failedSignIn({ reason, person }: Failure<'sign-in'>): FailureWords {
  const who = person ?? 'Somebody'
  switch (reason) {
    case 'refused-by-okta':
      return {
        what: 'Okta sent somebody back with an error instead of a sign-in.',
        mend: 'If they should get in, see whether the Alpacon app is assigned to them in Okta, or to a group of theirs. Okta’s System Log has the reason.',
      }
    case 'unreachable':
      return {
        what: 'Okta didn’t answer in time, or not in a way that Alpacon can read.',
        mend: 'This mostly passes. If it stays, see whether the Okta org is up and still has this address.',
      }
    case 'taken-back':
      return {
        what: 'Okta took a sign-in back, because it took too long or had been used already.',
        mend: 'Have the person start again from the sign-in screen or the tile.',
      }
    case 'client-secret':
      return { what: 'Okta doesn’t accept the client secret that Alpacon has.', mend: again }
    case 'checks-failed':
      return {
        what: 'Okta’s answer didn’t pass Alpacon’s checks.',
        mend: `If it happens more than once: ${again} If that doesn’t help, contact Alpacon Support.`,
      }
    case 'email-missing':
      return {
        what: 'A newcomer has no usable email address in Okta.',
        mend: 'Have the address entered in their Okta profile.',
      }
    case 'email-unverified':
      return {
        what: `A newcomer came as ${who}, an address that Okta doesn’t vouch for.`,
        mend: 'Have the address verified in Okta.',
      }
    case 'email-in-use':
      return {
        what: `A newcomer came as ${who}, an address that a member has who isn’t linked to that Okta account.`,
        mend: 'See whose the address is on the members page; that member has to be changed or removed first.',
      }
    case 'deactivated':
      return {
        what: `${who} came from Okta and is deactivated here.`,
        mend: 'If they should get in, activate them; if not, take the app from them in Okta.',
      }
    case 'not-a-member':
      return {
        what: `${who} came from Okta and isn’t a member; this connection takes in nobody new.`,
        mend: 'Invite them if they should get in.',
      }
  }
}

/** A run of Express Configuration that didn’t connect, for the superusers of the workspace. */
export function failedRun({ reason, person = 'Somebody' }: Failure<'express-configuration'>): FailureWords {
  switch (reason) {
    case 'declined':
      return { what: `${person} declined Okta’s request.`, mend: again }
    case 'role':
      return {
        what: `${person} tried to approve it and is no superuser.`,
        mend: 'A superuser has to sign in when Okta asks.',
      }
    case 'plan':
      return {
        what: `${person} tried to approve it, and the plan has no single sign-on.`,
        mend: 'Change to the Enterprise plan, then run Express Configuration again.',
      }
    case 'deactivated':
      return {
        what: `${person} tried to approve it and is deactivated.`,
        mend: 'A superuser has to sign in when Okta asks.',
      }
    case 'refused-by-api':
      return {
        what: 'It was approved, and Alpacon then refused what Okta asked for.',
        mend: `${again} If another Okta org is connected, tick that it may be replaced.`,
      }
  }
}
