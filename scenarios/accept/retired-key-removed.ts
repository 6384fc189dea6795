import { goesOnAfterRotation, rotateToUnseenKey } from '../harness/recovery.ts'

goesOnAfterRotation('when the old key is gone from the key set, sign-in goes on', {
  clauses: ['oidc-core.10.1.1.rotation', 'okta.key-rotation'],
  what: 'a new key signs, the old one is no longer published',
  async signIn({ okta, workspace }, person) {
    await rotateToUnseenKey(okta)
    await okta.retireOldKey()
    await person.signsInAtTarget(workspace)
  },
})
