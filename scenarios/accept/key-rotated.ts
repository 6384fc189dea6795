import { goesOnAfterRotation } from '../harness/recovery.ts'

goesOnAfterRotation('after Okta has rotated its key, sign-in goes on', {
  clauses: ['oidc-core.10.1.1.rotation', 'okta.key-rotation'],
  what: 'the next key signs, and the person signs in with it',
  async signIn({ okta, workspace }, person) {
    await okta.rotateKeys()
    await person.signsInAtTarget(workspace)
  },
})
