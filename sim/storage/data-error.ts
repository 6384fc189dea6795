const CAUSES: Record<string, { what: string; remedy: string }> = {
  ENOSPC: { what: 'the disk is full', remedy: 'Free some space, or choose another data folder.' },
  EDQUOT: { what: 'the disk quota is used up', remedy: 'Free some space, or choose another data folder.' },
  EFBIG: {
    what: 'files may not grow that large here',
    remedy: 'Raise the limit (ulimit -f), or choose another data folder.',
  },
  EROFS: { what: 'the file system is read-only', remedy: 'Choose a data folder that can be written to.' },
  EACCES: {
    what: 'permission is denied',
    remedy: 'Let this user write to the folder, or choose another one.',
  },
  EPERM: {
    what: 'permission is denied',
    remedy: 'Let this user write to the folder, or choose another one.',
  },
  ENOENT: { what: 'its folder is gone', remedy: 'Make the folder again, or choose another one.' },
  ENOTDIR: { what: 'there is a file where a folder is needed', remedy: 'Choose another data folder.' },
  EEXIST: { what: 'there is a file where a folder is needed', remedy: 'Choose another data folder.' },
}

/** The data folder, or a file in it, can't be used: the message says which, why, and what to do. */
export class DataError extends Error {
  override name = 'DataError'
}

/** The error for something that the file system refused: "/data/orgs/acme.json can't be written: the disk is full. …" */
export function refusedByDisk(path: string, act: 'written' | 'removed' | 'read', cause: unknown): DataError {
  const { code = '' } = cause as NodeJS.ErrnoException
  const known = CAUSES[code]
  const why = known ? `${known.what} (${code}). ${known.remedy}` : String(cause)
  return new DataError(`${path} can't be ${act}: ${why}`, { cause })
}
