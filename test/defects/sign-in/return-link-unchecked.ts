import { defect } from '../defect.ts'

export default defect({
  does: 'goes after a sign-in wherever return_to says',
  killedBy: ['sign-in/foreign-return-link'],
  parts: () => ({
    localPath: value => (typeof value === 'string' && value !== '' ? value : '/'),
  }),
})
