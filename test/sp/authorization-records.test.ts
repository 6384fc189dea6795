import { expect, test } from 'vitest'
import { createRecords, isCodeSpent } from '../../sp/express-configuration/records.ts'

function records() {
  const revoked: string[] = []
  const recordsOf = createRecords(() => Date.now(), {
    isCodeSpent,
    revoke: grantId => revoked.push(grantId),
  })
  return { recordsOf, revoked }
}

test('of two requests that found the same code unspent, one may use it, and the approval ends', async () => {
  const { recordsOf, revoked } = records()
  const codes = recordsOf('AuthorizationCode')
  await codes.upsert('code', { grantId: 'grant' }, 60)
  const found = await Promise.all([codes.find('code'), codes.find('code')])
  expect(found).toEqual([{ grantId: 'grant' }, { grantId: 'grant' }])
  const used = await Promise.allSettled([codes.consume('code'), codes.consume('code')])
  expect(used).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { error: 'invalid_grant' } },
  ])
  expect(revoked).toEqual(['grant'])
})

test('of two requests that found no trace of the same client assertion, one may use it', async () => {
  const assertions = records().recordsOf('ReplayDetection')
  const used = await Promise.allSettled([
    assertions.upsert('assertion', { iss: 'okta' }, 300),
    assertions.upsert('assertion', { iss: 'okta' }, 300),
  ])
  expect(used).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { error: 'invalid_client' } },
  ])
})

test('what one kind of record fills up leaves the others alone', async () => {
  const { recordsOf } = records()
  await recordsOf('AuthorizationCode').upsert('code', { grantId: 'grant' }, 60)
  const interactions = recordsOf('Interaction')
  for (let number = 0; number <= 20_000; number++) await interactions.upsert(`i${number}`, {}, 600)
  expect(await interactions.find('i0')).toBeUndefined()
  expect(await recordsOf('AuthorizationCode').find('code')).toEqual({ grantId: 'grant' })
})
