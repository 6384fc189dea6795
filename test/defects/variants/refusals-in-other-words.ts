import { AuthorizationResponseError } from 'openid-client'
import { messagePage } from '../../../sp/pages/message.ts'
import { variant } from '../defect.ts'

const page = (heading: string, what: string, link?: { text: string; href: string }) =>
  messagePage({ heading, paragraphs: [what], link })

export default variant({
  does: 'tells of refusals in a single sentence, with the status 200',
  rightBy: 'OpenID Connect Core 3.1.2.6 and RFC 6749, 4.1.2.1 leave words and status to the relying party',
  parts: () => ({
    brokenOffPage: href =>
      page('Please begin again', 'We no longer know this login, so nobody was let in.', {
        text: 'Log in',
        href,
      }),
    notAdmitted: (_refused, { link }) => ({
      status: 200,
      page: page(
        'No account for you here',
        'Your company’s administrator has to invite you or mend your profile.',
        link,
      ),
    }),
    signInFailed: (error, link) => ({
      status: 200,
      page:
        error instanceof AuthorizationResponseError
          ? page(
              'Not today',
              'Your company’s administrator has not given you access to this application.',
              link,
            )
          : page('That did not work', 'Something was wrong with the login, and nobody was let in.', link),
    }),
  }),
})
