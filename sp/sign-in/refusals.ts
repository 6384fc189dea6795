import { html } from 'hono/html'
import { AuthorizationResponseError } from 'openid-client'
import type { Html } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import type { Admission } from '../provisioning/admit.ts'
import { type BrokenSignIn, brokenBy, errorCode } from './sign-in-failure.ts'

type Named = { display_name: string }
type Answer = { status: number; page: Html }

/** Okta sign-in is enabled and will work in a moment. */
export function settingUpPage(workspace: Named, workspaceUrl: string): Html {
  return messagePage({
    heading: 'Single sign-on is still being set up',
    paragraphs: [
      `The connection of ${workspace.display_name} to Okta exists, but is not live yet. Wait a moment and try again.`,
      'If it stays like this, ask a superuser to run Express Configuration again.',
    ],
    link: { text: 'Back to sign-in', href: `${workspaceUrl}/sign-in` },
  })
}

/** There is no connection to sign in with. */
export function notConnectedPage(workspace: Named): Html {
  return messagePage({
    heading: 'Okta is not available here',
    paragraphs: [
      `${workspace.display_name} has no such connection to Okta. A superuser can make one with Express Configuration.`,
    ],
    link: { text: 'Back to sign-in', href: '/sign-in' },
  })
}

/** A step of a sign-in that this browser didn't begin, began too long ago, or has finished already. */
export function brokenOffPage(href: string): Html {
  return messagePage({
    heading: 'This sign-in can’t be continued',
    paragraphs: [
      'It was begun in another browser, took longer than ten minutes, or has been finished already.',
      'Start again from your workspace’s sign-in screen.',
    ],
    link: { text: 'Sign in again', href },
  })
}

/** Why a person whom Okta vouches for doesn't get in. */
export function notAdmitted(
  refused: Extract<Admission, { refused: string }>['refused'],
  {
    workspace,
    email,
    link,
  }: { workspace: Named; email: string | undefined; link: { text: string; href: string } },
): Answer {
  switch (refused) {
    case 'email-missing':
      return {
        status: 403,
        page: messagePage({
          heading: 'Your Okta profile is incomplete',
          paragraphs: [
            `Okta sent no usable email address for this account, and ${workspace.display_name} knows its people by one.`,
            'Ask the administrator of your Okta org to complete your profile.',
          ],
          link,
        }),
      }
    case 'email-unverified':
      return {
        status: 403,
        page: messagePage({
          heading: 'Okta doesn’t vouch for your email address',
          paragraphs: [
            `Okta has confirmed who you are, but not that ${email} is your address. Alpacon makes no user with an address that might be somebody else’s.`,
            'Verify the address in Okta, or ask the administrator of your Okta org to do it; then sign in again.',
          ],
          link,
        }),
      }
    case 'email-in-use':
      return {
        status: 409,
        page: messagePage({
          heading: 'This email address is already in use',
          paragraphs: [
            `${workspace.display_name} already has a user with the address ${email}, who is not linked to this Okta account. For safety Alpacon never links the two by the address alone.`,
            'If that user is you, sign in with your password. Otherwise ask a superuser of the workspace to change or remove that user, then continue with Okta again.',
          ],
          link,
        }),
      }
    case 'deactivated':
      return {
        status: 403,
        page: messagePage({
          heading: 'Your account is deactivated',
          paragraphs: [
            `Okta has confirmed who you are, but your user in ${workspace.display_name} is deactivated.`,
            'Ask a superuser of the workspace to activate it.',
          ],
          link,
        }),
      }
    case 'not-a-member':
      return {
        status: 403,
        page: messagePage({
          heading: 'You are not a member of this workspace',
          paragraphs: [
            `${workspace.display_name} doesn’t take in new people by Okta. Ask a superuser to invite you.`,
          ],
          link,
        }),
      }
  }
}

/** What to say when signing in with Okta failed, from whatever was thrown on the way. */
export function signInFailed(error: unknown, link: { text: string; href: string }): Answer {
  if (error instanceof AuthorizationResponseError) return refusedByOkta(error, link)
  const failure = brokenBy(error)
  const paragraphs: (string | Html)[] = [whyNot[failure]]
  const code = errorCode(error)
  if (code !== undefined) paragraphs.push(html`For support: <code>${code}</code>`)
  const unreachable = failure === 'unreachable'
  const heading = unreachable ? 'Okta can’t be reached' : 'Sign-in could not be completed'
  return { status: unreachable ? 502 : 400, page: messagePage({ heading, paragraphs, link }) }
}

const whyNot: Record<BrokenSignIn, string> = {
  unreachable:
    'Okta didn’t answer in time, or not in a way that Alpacon can read. Nothing was changed. Try again in a moment.',
  'taken-back':
    'Okta took this sign-in back: it took too long, or was used already. Nobody was signed in. Start again.',
  'client-secret':
    'Okta doesn’t accept Alpacon’s client secret, so nobody was signed in. Ask a superuser of the workspace to run Express Configuration again.',
  'checks-failed':
    'Okta’s answer didn’t pass Alpacon’s checks, so nobody was signed in. Try again; if it happens again, contact support.',
}

function refusedByOkta(error: AuthorizationResponseError, link: { text: string; href: string }): Answer {
  const denied = error.error === 'access_denied'
  const said = (error.error_description ?? error.error).slice(0, 500)
  return {
    status: denied ? 403 : 400,
    page: messagePage({
      heading: denied ? 'Okta didn’t let you in' : 'Sign-in with Okta didn’t work',
      paragraphs: [
        `Okta says: “${said}”`,
        denied
          ? 'Ask the administrator of your Okta org whether Alpacon is assigned to you, or to a group of yours.'
          : 'Try again; if it happens again, contact the administrator of your Okta org.',
      ],
      link,
    }),
  }
}
