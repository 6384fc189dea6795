const causes: Record<string, string> = {
  ENOSPC: 'the disk is full (ENOSPC). Free some space, or choose another data folder.',
  EDQUOT: 'the disk quota is used up (EDQUOT). Free some space, or choose another data folder.',
  EFBIG:
    'files may not grow that large here (EFBIG). Raise the limit (ulimit -f), or choose another data folder.',
  EROFS: 'the file system is read-only (EROFS). Choose a data folder that can be written to.',
  EACCES: 'permission is denied (EACCES). Let this user write to the folder, or choose another one.',
  EPERM: 'permission is denied (EPERM). Let this user write to the folder, or choose another one.',
  ENOENT: 'its folder is gone (ENOENT). Make the folder again, or choose another one.',
  ENOTDIR: 'there is a file where a folder is needed (ENOTDIR). Choose another data folder.',
  EEXIST: 'there is a file where a folder is needed (EEXIST). Choose another data folder.',
}

/** The data folder, or a file in it, can't be used: the message says which, why, and what to do. */
export class DataError extends Error {
  override name = 'DataError'
}

/** The error for something that the file system refused to write. */
export function unwritable(path: string, cause: unknown): DataError {
  const { code = '' } = cause as NodeJS.ErrnoException
  return new DataError(`${path} can't be written: ${causes[code] ?? String(cause)}`, { cause })
}
