import { defect } from '../defect.ts'

export default defect({
  does: 'takes a return_to that begins with one slash for a path, also with a backslash after it',
  killedBy: ['sign-in/foreign-return-link'],
  parts: () => ({
    localPath: value => (typeof value === 'string' && /^\/(?!\/)/.test(value) ? value : '/'),
  }),
})
