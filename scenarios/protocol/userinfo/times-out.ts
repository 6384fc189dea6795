import { waitsAsDeclared } from '../../harness/patience.ts'

waitsAsDeclared('where Okta gives no userinfo, the wait ends as the target declares', {
  fault: 'userinfo/held',
  asks: 1,
  // By what else it knows, it may let the person in.
  async end({ target, workspace }, person) {
    const isIn = (await target.steps.whoIsSignedIn(person.agent, workspace)) !== undefined
    await (isIn ? person.isSignedInTo(workspace) : person.isRefused(workspace))
  },
})
