import { describe, expect, it } from 'vitest'
import { type FoundToken, withoutTokens } from '../../../reports/html/jwt.ts'
import { requestText, responseText } from '../../../reports/html/message-text.ts'
import { idToken, signatureMarker } from '../recorded-exchanges.ts'

const json: [string, string][] = [['Content-Type', 'application/json; charset=utf-8']]

describe('tokens in a text', () => {
  const found = (text: string) => {
    const tokens = new Map<string, FoundToken>()
    return { text: withoutTokens(text, tokens), tokens: [...tokens.values()] }
  }

  it('give way to a mark and are decoded under the name they go by', () => {
    for (const [text, name] of [
      [`{"id_token":"${idToken}"}`, 'id_token'],
      [`client_assertion = ${idToken}`, 'client_assertion'],
      [`authorization: Bearer ${idToken}`, 'authorization'],
      [idToken, 'token'],
    ] as const) {
      const { text: shown, tokens } = found(text)
      expect(shown).toBe(text.replace(idToken, '⟨JWT 1, decoded below⟩'))
      expect(tokens).toMatchObject([{ name, header: { alg: 'RS256' }, payload: { sub: '00u1ada5YpQ' } }])
    }
  })

  it('that are the same get the same mark', () => {
    const other = idToken.replace(signatureMarker, 'b3RoZXI')
    expect(found(`${idToken} ${other} ${idToken}`).text.match(/JWT \d/g)).toEqual(['JWT 1', 'JWT 2', 'JWT 1'])
  })

  it('are found without a signature too', () => {
    expect(found(idToken.replace(signatureMarker, '')).tokens).toHaveLength(1)
  })

  it('that only look like one stay as they are', () => {
    for (const text of ['eyJub3RKc29u.eyJub3RKc29u.c2ln', 'evil.example.com', 'essential.elements.of']) {
      expect(found(text)).toEqual({ text, tokens: [] })
    }
  })
})

describe('a message', () => {
  it('has its query and form fields decoded, one a line', () => {
    const form: [string, string][] = [['content-type', 'application/x-www-form-urlencoded']]
    const url = 'http://h.localhost/a?scope=openid+email&redirect_uri=http%3A%2F%2Fsp%2Fcb%3Fx%3D1'
    expect(
      requestText({ method: 'POST', url, headers: form, body: 'a=1&b=%C3%A9' }, new Map()),
    ).toMatchObject({
      start: 'POST http://h.localhost/a',
      parameters: 'scope = openid email\nredirect_uri = http://sp/cb?x=1',
      body: 'a = 1\nb = é',
    })
  })

  it('has JSON indented, and what isn’t JSON after all left alone', () => {
    const body = (text: string) => responseText({ status: 200, headers: json, body: text }, new Map()).body
    expect(body('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(body('{"a":[1')).toBe('{"a":[1')
  })

  it('says how much of a long body it leaves out', () => {
    const { body } = responseText({ status: 200, headers: [], body: 'x'.repeat(7_500) }, new Map())
    expect(body).toMatch(/x\n… and 1,500 more characters, left out here$/)
  })
})
