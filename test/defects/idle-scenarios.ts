/**
 * Scenarios that no defect of an SP can fail, with the reason: what they judge is Okta's half alone. They are kept
 * since a sentence of the guide stands behind each, and a simulated Okta that breaks it must not go unnoticed.
 */
export const idleScenarios: Record<string, string> = {}
