import { createPublicKey, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { newRsaKey } from './rsa-key.ts'

/** What a TLS server shows, as PEM. */
export interface Certificate {
  key: string
  cert: string
}

/** Issues certificates that whoever trusts `ca` accepts. Its key stays in memory and is gone with it. */
export interface CertificateAuthority {
  /** The authority's own certificate, as PEM. */
  ca: string
  /** A certificate for these host names and IP addresses; `*.okta.localhost` covers one label. */
  issue(names: readonly string[]): Certificate
}

const DAYS = 397
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes a certificate authority on the spot. Node makes the keys, but has no way to issue a certificate (X.509,
 * RFC 5280); node-forge writes those.
 */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const [{ default: forge }, root, leaf] = await Promise.all([import('node-forge'), newKeys(), newKeys()])
  const { pki, md } = forge
  const rootKey = pki.privateKeyFromPem(root.privateKey)
  const rootName = [{ name: 'commonName', value: 'oin-sim, made on the spot' }]

  function sign(publicKey: string, subject: { name: string; value: string }[], extensions: object[]) {
    const certificate = pki.createCertificate()
    certificate.publicKey = pki.publicKeyFromPem(publicKey)
    // Positive, as RFC 5280, section 4.1.2.2, wants it.
    certificate.serialNumber = `00${randomBytes(15).toString('hex')}`
    certificate.validity.notBefore = new Date(Date.now() - DAY_MS)
    certificate.validity.notAfter = new Date(Date.now() + DAYS * DAY_MS)
    certificate.setSubject(subject)
    certificate.setIssuer(rootName)
    certificate.setExtensions(extensions)
    certificate.sign(rootKey, md.sha256.create())
    return pki.certificateToPem(certificate)
  }

  return {
    ca: sign(root.publicKey, rootName, [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ]),
    issue(names) {
      const altNames = names.map(name => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }))
      const cert = sign(
        leaf.publicKey,
        [{ name: 'commonName', value: (names[0] ?? 'oin-sim').slice(0, 64) }],
        [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames },
        ],
      )
      return { key: leaf.privateKey, cert }
    },
  }
}

/** A new key, as PEM. */
async function newKeys() {
  const key = await newRsaKey()
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** Throws, in plain words, where a key and a certificate can't be used together. */
export function checkCertificate(certificate: Certificate): void {
  try {
    createSecureContext(certificate)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `The TLS key and certificate can't be used (${reason}). Give a private key and the certificate made for it, both as PEM.`,
      { cause },
    )
  }
}
