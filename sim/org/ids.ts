import { randomFillSync, randomUUID } from 'node:crypto'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** First three characters of an Okta id, by what it names. */
export const ID_PREFIX = {
  org: '00o',
  user: '00u',
  group: '00g',
  groupRule: '0pr',
  app: '0oa',
  appAssignment: '0ua',
  appLink: 'aln',
  session: '102',
  error: 'oae',
  apiToken: '00Q',
} as const

export type IdKind = keyof typeof ID_PREFIX

/** Makes ids. Handed in to the model, so that a test or a seeded run can make them predictable. */
export type NewId = (kind: IdKind) => string

/** Random characters of the alphabet that Okta's ids, secrets and codes are made of. */
export function randomBase62(length: number): string {
  const characters: string[] = []
  while (characters.length < length) {
    const byte = nextByte()
    // Four times the alphabet: what is beyond would make some characters likelier than others.
    if (byte < 4 * BASE62.length) characters.push(BASE62[byte % BASE62.length]!)
  }
  return characters.join('')
}

// Drawn many at once: every request has an id, and to ask for each byte by itself takes twenty times as long.
const drawn = Buffer.alloc(4096)
let used = drawn.length

function nextByte(): number {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  const byte = drawn[used]!
  drawn[used++] = 0
  return byte
}

/**
 * A UUID (RFC 9562, version 4). Node puts it together of twenty pieces, which take eight times the memory for as long as
 * it is kept: this is one piece.
 */
export const randomUuid = (): string => Buffer.from(randomUUID(), 'latin1').toString('latin1')

/** An id in Okta's form: 20 characters of base62, a prefix that tells its kind, and the shard's ending. */
export const randomId: NewId = kind => `${ID_PREFIX[kind]}${randomBase62(14)}0h7`
