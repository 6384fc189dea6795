import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps the path of the page that was asked for, but not its query',
  killedBy: ['sign-in/deep-link-kept'],
  parts: () => ({ localPath: value => defaultParts.localPath(value).replace(/\?.*/, '') }),
})
