import { goesOnAfterRotation, rotateToUnseenKey } from '../harness/recovery.ts'

goesOnAfterRotation('a key that is rotated between code and token is no obstacle', {
  clauses: ['oidc-core.10.1.1.rotation'],
  what: 'the key is rotated while the code is on its way',
  async signIn({ okta, workspace }, person) {
    const answer = await person.obtainsAnswer(workspace)
    await rotateToUnseenKey(okta)
    await person.agent.open(answer.href)
  },
})
