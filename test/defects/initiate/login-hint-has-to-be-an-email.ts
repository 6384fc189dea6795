import { z } from 'zod'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const withEmail = z.object({ login_hint: z.email().optional() })

export default defect({
  does: 'refuses a link whose login_hint is no email address',
  killedBy: ['initiate/login-hint'],
  parts: () => ({
    readInitiation: parameters =>
      withEmail.safeParse(parameters).success
        ? defaultParts.readInitiation(parameters)
        : { unusable: ['login_hint'] },
  }),
})
