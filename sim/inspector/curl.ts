/** A request as it is told: secrets are taken out. */
export interface ToldRequest {
  method: string
  url: string
  headers: readonly { name: string; value: string }[]
  body: string
}

/** What curl says by itself, or what says something about a connection that is over. */
const LEFT_OUT =
  /^(host|connection|content-length|accept-encoding|sec-.*|upgrade-insecure-requests|x-forwarded-.*)$/i

/** The request as a command of a POSIX shell. What was secret stands in it by its name, to be replaced. */
export function curlOf({ method, url, headers, body }: ToldRequest): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    ...headers
      .filter(({ name }) => !LEFT_OUT.test(name))
      .map(({ name, value }) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
