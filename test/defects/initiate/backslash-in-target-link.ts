import { defect } from '../defect.ts'

// A path begins with one slash; that browsers read "/\" as "//" is easily forgotten.
const path = (value: unknown) =>
  typeof value === 'string' && /^\/(?!\/)/.test(value) && !/\s/.test(value) ? value : '/'

export default defect({
  does: 'takes every target_link_uri that begins with one slash for a path of its own',
  killedBy: ['initiate/foreign-target-link'],
  seenIn: 'mod_auth_openidc issue 672',
  parts: () => ({ localPath: path, targetPath: path }),
})
