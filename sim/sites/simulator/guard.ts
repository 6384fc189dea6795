import type { Context } from 'koa'
import { currentRequest } from '../../api/request-context.ts'
import { demandOwnPage, demandThisMachine } from '../../control/admission.ts'
import { ControlError } from '../../control/errors.ts'
import type { RunningOrg } from '../../running-org.ts'
import { isGenuine } from '../anti-forgery.ts'
import { formOf } from '../site.ts'

/**
 * The fields of a form that steers an org as /_sim does, where a browser can't send the control token: it has to come
 * from this machine, and from a page of this site that this browser was given. Throws ControlError.
 */
export function steeringForm(ctx: Context, org: RunningOrg): Record<string, string> {
  const form = formOf(ctx)
  demandThisMachine(currentRequest()?.ip, 'Ask /_sim with the control token.')
  demandOwnPage(ctx.headers)
  if (!isGenuine(ctx, org, form._csrf))
    throw new ControlError('forbidden', 'The form was not from this page.')
  return form
}
