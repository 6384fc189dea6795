import { describe, expect, it } from 'vitest'
import { sequence } from '../../../reports/html/sequence.ts'
import type { Exchange } from '../../../reports/index.ts'
import { refusedSignIn, signIn } from '../recorded-exchanges.ts'

const drawn = async (exchanges: Exchange[]) => String(await sequence('s/1', exchanges))
const titles = (svg: string) => [...svg.matchAll(/<title>([^<]*)</g)].map(([, title]) => title)

describe('the sequence diagram', () => {
  it('has a lane for each party, in the order in which they take part', async () => {
    const parties = [...(await drawn(signIn)).matchAll(/class="party"[^>]*>([^<]*)</g)].map(
      ([, name]) => name,
    )
    expect(parties).toEqual(['Browser', 'Okta', 'Alpacon'])
  })

  it('says each arrow in words, redirects with where they lead', async () => {
    expect(titles(await drawn(signIn)).slice(3, 6)).toEqual([
      '4: Browser to Okta, GET /oauth2/v1/authorize; 302 to /login/callback',
      '5: Browser to Alpacon, GET /login/callback; 302 to /',
      '6: Alpacon to Okta, POST /oauth2/v1/token; 200',
    ])
  })

  it('leaves style sheets out and keeps the numbers of the list', async () => {
    const [first, ...rest] = signIn
    const svg = await drawn([first!, signIn.at(-1)!, rest[0]!])
    expect(titles(svg).map(title => title?.split(':')[0])).toEqual(['1', '3'])
    expect(svg).toContain('href="#s/1:exchange-3"')
  })

  it('shows that no answer came, without an arrow back', async () => {
    const svg = await drawn([refusedSignIn.at(-1)!])
    expect(titles(svg)).toEqual(['1: Browser to Alpacon, GET /; no answer'])
    expect(svg).toContain('<path d="M')
    expect(svg).not.toContain('<path class="answer"')
  })

  it('draws a party that calls itself as a loop', async () => {
    const svg = await drawn([{ ...signIn[0]!, from: 'Okta', to: 'Okta' }])
    expect(svg).toMatch(/<path d="M90 21h30v19H90"\/>/)
  })

  it('says which fault altered an answer, in words and by a sign of its own', async () => {
    const faults = [{ name: 'signature/alg-none', does: 'the ID token is not signed' }]
    const svg = await drawn([{ ...signIn[5]!, faults }, signIn[6]!])
    expect(titles(svg)).toEqual([
      '1: Alpacon to Okta, POST /oauth2/v1/token; 200; fault: signature/alg-none',
      '2: Alpacon to Okta, GET /oauth2/v1/userinfo; 200',
    ])
    expect(svg).toContain('>200, fault signature/alg-none</text><use href="#glyph-fault"')
    expect(svg.match(/#glyph-fault/g)).toHaveLength(1)
    expect(svg).toContain('Sequence of 2 exchanges between Alpacon and Okta, 1 with a fault')
  })

  it('keeps what a fault touched or a party does alone, even where it only fetches a picture', async () => {
    const asset = signIn.at(-1)!
    const stranger = { ...asset, to: 'Stranger' }
    const faults = [{ name: 'transport/slow', does: 'the answer comes late' }]
    const svg = await drawn([signIn[0]!, signIn[1]!, asset, stranger, { ...asset, faults }])
    expect(titles(svg).map(title => title?.split(':')[0])).toEqual(['1', '2', '4', '5'])
    const parties = [...svg.matchAll(/class="party"[^>]*>([^<]*)</g)].map(([, name]) => name)
    expect(parties).toEqual(['Browser', 'Okta', 'Alpacon', 'Stranger'])
  })

  it('is nothing when there is nothing to draw', async () => {
    expect(await drawn([])).toBe('')
  })
})
