import { generateKeyPairSync } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { startOkta } from '../../../sim/index.ts'

const pem = (type: 'rsa' | 'rsa-pss', modulusLength: number) =>
  generateKeyPairSync(type as 'rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey

async function keysOf(signingKeys: [string, ...string[]] | undefined): Promise<unknown> {
  const okta = await startOkta({ port: 0, signingKeys })
  onTestFinished(() => okta.close())
  const org = await okta.createOrg({ name: 'acme' })
  return (await fetch(`${org.url}/oauth2/v1/keys`)).json()
}

test('keys that are given are those of every start; without any, each has its own', async () => {
  const given: [string, string] = [pem('rsa', 2048), pem('rsa', 2048)]
  const [first, again, own] = [await keysOf(given), await keysOf(given), await keysOf(undefined)]
  expect(first).toMatchObject({ keys: [{ use: 'sig', alg: 'RS256' }, { use: 'sig' }] })
  expect(again).toEqual(first)
  expect(own).not.toEqual(first)
})

test.each([
  ['a short one', pem('rsa', 1024), 'private RSA key of 2048 bits'],
  ['one of another kind', pem('rsa-pss', 2048), 'private RSA key of 2048 bits'],
  ['no key', 'secret', 'PEM|DECODER|unsupported'],
])('%s is refused before anything listens', async (_, key, words) => {
  await expect(startOkta({ port: 0, signingKeys: [key] })).rejects.toThrow(new RegExp(words))
})
