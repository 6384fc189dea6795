import { html } from 'hono/html'
import type { ConnectionState, ShownConnection } from '../connections/shown-connection.ts'
import type { Html } from './layout.ts'
import { moment } from './moment.ts'

const names: Record<ConnectionState, { name: string; look: 'good' | 'wait' | 'bad' }> = {
  made: { name: 'Not enabled yet', look: 'wait' },
  'setting-up': { name: 'Being set up', look: 'wait' },
  ready: { name: 'Ready', look: 'good' },
  disabled: { name: 'Disabled', look: 'bad' },
}

/** The state of a connection in a word or three. */
export function stateBadge(state: ConnectionState): Html {
  const { name, look } = names[state]
  return html`<span class="badge ${look}">${name}</span>`
}

/** What the state of a connection means to the people of its workspace, and since when. */
export function stateInWords({ state, since = 0, displayName, issuer, hasButton }: ShownConnection): Html {
  switch (state) {
    case 'made':
      return html`Okta has made this connection and not enabled it: Express Configuration is still running, or broke off.
Nobody can sign in with it. If it stays like this, run Express Configuration again.`
    case 'setting-up':
      return html`Enabled ${moment(since)}, and not live yet. ${
        hasButton ? `“Continue with ${displayName}” appears on the sign-in screen once it is.` : ''
      } If it stays like this, run Express Configuration again.`
    case 'ready':
      return html`Since ${moment(since)}. ${
        hasButton
          ? `“Continue with ${displayName}” is on the sign-in screen.`
          : 'Okta has asked for no button on the sign-in screen: people come by the Alpacon tile.'
      }`
    case 'disabled':
      return html`Since ${moment(since)}, when ${issuer} connected its Alpacon app to another workspace. “Continue with
${displayName}” is switched off here. To have it back, run Express Configuration in that org again and enter this workspace; it is
then switched off there.`
  }
}
