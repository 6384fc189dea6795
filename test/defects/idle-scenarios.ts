/**
 * Scenarios that no defect of an SP can fail, with the reason: what they judge is Okta's half alone. They are kept
 * since a sentence of the guide or of Okta's documentation stands behind each.
 */
export const idleScenarios: Record<string, string> = {
  'guide/configuration/add-from-catalog':
    'The integration is added in the Admin Console: the SP is asked nothing.',
  'guide/prerequisites/okta-administrator':
    'Okta keeps whoever is no administrator out of the Admin Console: the SP is asked nothing.',
  'express-configuration/second-instance':
    'Okta refuses a second instance before it asks the SP; that the first still works is the way in of every other scenario.',
  'assignments/unassigned-at-tile-link':
    'Okta answers the link of a tile itself where the app isn’t assigned: the SP is asked nothing.',
  'sign-in/wrong-password-then-right':
    'Okta asks for the password again on a page of its own: the SP sees one sign-in like any other.',
}
