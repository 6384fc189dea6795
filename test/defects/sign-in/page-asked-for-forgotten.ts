import { defect } from '../defect.ts'

export default defect({
  does: 'forgets over a sign-in which page was asked for',
  killedBy: ['sign-in/deep-link-kept'],
  parts: () => ({ localPath: () => '/' }),
})
