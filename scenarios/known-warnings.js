// oidc-provider warns at every start on Node 20 that it wants Node 22. What this project uses of it works on 20, where
// the tests run too, and whoever reads the line as the first of their output takes it for a fault of their own.
const { warn } = console

/** @param {unknown[]} rest */
console.warn = (...rest) => {
  if (!String(rest[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...rest)
}
