// A small app with express-openid-connect, as its documentation has it: https://github.com/auth0/express-openid-connect
import express from 'express'
import oidc from 'express-openid-connect'

const { ISSUER_BASE_URL, BASE_URL, PORT = '3000' } = process.env
const app = express()

// ISSUER_BASE_URL, BASE_URL, CLIENT_ID, CLIENT_SECRET and SECRET are read by the library.
app.use(
  oidc.auth({
    authRequired: false,
    idpLogout: false,
    authorizationParams: { response_type: 'code', scope: 'openid profile email' },
    // Its default is ten hours and more for who goes on working: removed people should not stay in for long.
    session: { rolling: false, absoluteDuration: 8 * 3600 },
    httpTimeout: 4000,
    // The library lets an empty subject pass, which would be the same person for everybody.
    afterCallback(_request, _response, session) {
      const { sub } = JSON.parse(Buffer.from(session.id_token.split('.')[1], 'base64url').toString())
      if (sub) return session
      throw Object.assign(new Error('no subject'), { status: 400 })
    },
  }),
)
app.use((_request, response, next) => {
  // What is behind a sign-in is not for the back button of whoever sits there next.
  response.set('cache-control', 'no-store')
  next()
})

app.get('/healthz', (_request, response) => response.send('ok'))

app.get('/', (request, response) => {
  const { user } = request.oidc
  if (!user)
    return response.send(page('Notes', '<p>Your notes, wherever you are.</p><a href="/login">Log in</a>'))
  const links = '<a href="/account">Account</a> <a href="/logout">Log out</a>'
  response.send(page('Notes', `<p>Signed in as ${escaped(user.email)}.</p>${links}`))
})

app.get('/account', oidc.requiresAuth(), (request, response) => {
  response.send(page('Account', `<p>${escaped(request.oidc.user.email)}</p>`))
})

app.get('/me', (request, response) => {
  if (!request.oidc.isAuthenticated()) return response.status(401).json({ error: 'nobody is signed in' })
  const { sub, email, name } = request.oidc.user
  response.json({ sub, email, name })
})

// Third-party initiated login: OpenID Connect Core, section 4. A form of another site may send it, too.
const initiateLogin = (request, response) => {
  const { iss, target_link_uri: target, login_hint: hint } = { ...request.query, ...request.body }
  if (iss !== ISSUER_BASE_URL) {
    return response
      .status(400)
      .send(page('Not signed in', '<p>This sign-in was begun for another organization.</p>'))
  }
  const options = typeof hint === 'string' ? { authorizationParams: { ...defaults, login_hint: hint } } : {}
  return response.oidc.login({ ...options, returnTo: withinApp(target) })
}
const defaults = { response_type: 'code', scope: 'openid profile email' }
app.get('/login/initiate', initiateLogin)
app.post('/login/initiate', express.urlencoded({ extended: false }), initiateLogin)

app.use((error, _request, response, _next) => {
  const reason = error.error_description ?? 'The sign-in could not be completed.'
  const sentence = `<p>You are not signed in: ${escaped(reason)}</p><p>Please try again, or ask your administrator.</p>`
  response
    .status(error.status ?? 500)
    .send(page('Not signed in', `${sentence}<a href="/">Back to the start</a>`))
})

app.listen(Number(PORT), '127.0.0.1')

function withinApp(target) {
  const url = URL.canParse(String(target), BASE_URL) ? new URL(String(target), BASE_URL) : undefined
  // "/..//elsewhere" is read as "//elsewhere", which is another site.
  const isWithin = url?.origin === new URL(BASE_URL).origin && !url.pathname.startsWith('//')
  return isWithin ? url.pathname + url.search : '/'
}

function page(title, body) {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`
}

function escaped(text) {
  return String(text).replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
