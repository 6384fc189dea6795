import { sign } from 'node:crypto'
import type { SigningKey } from '../oidc/keys.ts'

// The tags of ASN.1 that a certificate needs (X.690, 8).
const INTEGER = 0x02
const BIT_STRING = 0x03
const NULL = 0x05
const OBJECT_ID = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const SEQUENCE = 0x30
const SET = 0x31
const VERSION = 0xa0

const SHA256_WITH_RSA = '2a864886f70d01010b'
const COMMON_NAME = '550403'

function der(tag: number, ...parts: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map(part => Buffer.from(part as string)))
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const id = (hex: string) => der(OBJECT_ID, Buffer.from(hex, 'hex'))
const one = (value: number) => der(INTEGER, Buffer.from([value]))

/** A certificate (RFC 5280, 4.1) that a key has issued to itself: DER. It certifies nothing to anybody. */
export function selfSigned({ publicKey, privateKey }: SigningKey, name: string): Buffer {
  const algorithm = der(SEQUENCE, id(SHA256_WITH_RSA), der(NULL))
  const whose = der(SEQUENCE, der(SET, der(SEQUENCE, id(COMMON_NAME), der(UTF8_STRING, name))))
  const validity = der(SEQUENCE, der(UTC_TIME, '200101000000Z'), der(UTC_TIME, '491231235959Z'))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const version3 = der(VERSION, one(2))
  const certified = der(SEQUENCE, version3, one(1), algorithm, whose, validity, whose, key)
  const signature = der(BIT_STRING, Buffer.from([0]), sign('sha256', certified, privateKey))
  return der(SEQUENCE, certified, algorithm, signature)
}
