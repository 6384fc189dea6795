/** What an Okta org's metadata say, as far as Alpacon asks. */
export const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth2/v1/authorize`,
  token_endpoint: `${issuer}/oauth2/v1/token`,
  userinfo_endpoint: `${issuer}/oauth2/v1/userinfo`,
  jwks_uri: `${issuer}/oauth2/v1/keys`,
})
