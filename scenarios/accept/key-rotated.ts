import { goesOnAfterRotation, rotateToUnseenKey } from '../harness/recovery.ts'

goesOnAfterRotation('after Okta has rotated its key, sign-in goes on', {
  clauses: ['oidc-core.10.1.1.rotation', 'okta.key-rotation'],
  what: 'a new key signs, and the person signs in with it',
  async signIn({ okta, workspace }, person) {
    await rotateToUnseenKey(okta)
    await person.signsInAtTarget(workspace)
  },
})
