import { describe, expect, test } from 'vitest'
import { localPath, targetPath } from '../../sp/sign-in/return-to.ts'

const outside = [
  'https://evil.test/page',
  'HTTPS://evil.test/page',
  '//evil.test/page',
  '///evil.test/page',
  '/\\evil.test/page',
  '\\\\evil.test/page',
  '/page\\of/ours',
  '/page\tof/ours',
  '/\t/evil.test/page',
  '/\n/evil.test/page',
  '\u0000//evil.test',
  '/a/..//evil.test',
  '/.//evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.test',
  '',
  '/'.padEnd(3000, 'a'),
]

describe('return_to', () => {
  test.each(['/', '/servers', '/servers?page=2&q=a%20b', '/a/../b'])('%s stays on this host', value => {
    expect(localPath(value)).toMatch(/^\/(?!\/)/)
  })

  test('keeps path and query', () => {
    expect(localPath('/servers?page=2')).toBe('/servers?page=2')
  })

  test('may have 2048 characters', () => {
    expect(localPath('/'.padEnd(2048, 'a'))).toHaveLength(2048)
    expect(localPath('/'.padEnd(2049, 'a'))).toBe('/')
  })

  test.each([...outside, undefined, ['/a', '/b'], 7])('%j leads to the workspace home', value => {
    expect(localPath(value)).toBe('/')
  })
})

describe('target_link_uri', () => {
  const workspace = 'http://acme.us1.alpacon.localhost:4700'

  test('within the workspace is kept as its path', () => {
    expect(targetPath(`${workspace}/servers?page=2`, workspace)).toBe('/servers?page=2')
  })

  test('may have 2048 characters', () => {
    expect(targetPath(`${workspace}/`.padEnd(2048, 'a'), workspace)).toMatch(/^\/a+$/)
    expect(targetPath(`${workspace}/`.padEnd(2049, 'a'), workspace)).toBe('/')
  })

  test.each([
    ...outside,
    `/servers?from=${workspace}/`,
    'http://:password@acme.us1.alpacon.localhost:4700/page',
    [`${workspace}/page`],
    '/servers',
    'http://beta.us1.alpacon.localhost:4700/page',
    'http://acme.us1.alpacon.localhost/page',
    'https://acme.us1.alpacon.localhost:4700/page',
    `${workspace}@evil.test/page`,
    `${workspace}.evil.test/page`,
    'http://user@acme.us1.alpacon.localhost:4700/page',
    'http://evil.test\\.acme.us1.alpacon.localhost:4700/',
    `${workspace}//evil.test/`,
    `${workspace}/\t/evil.test/`,
    `${workspace}/page\\of`,
    undefined,
  ])('%j leads to the workspace home', value => {
    expect(targetPath(value, workspace)).toBe('/')
  })
})
