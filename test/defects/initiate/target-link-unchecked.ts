import { defect } from '../defect.ts'

const asGiven = (value: unknown) => (typeof value === 'string' && value !== '' ? value : '/')

export default defect({
  does: 'follows every target_link_uri, wherever it leads',
  killedBy: ['initiate/foreign-target-link'],
  parts: () => ({ targetPath: asGiven, localPath: asGiven }),
})
