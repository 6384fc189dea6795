// The reference Alpacon as a process of its own, as somebody's product would be.
import { startAlpacon } from '../../../../sp/index.ts'

const { PORT, OPERATOR_TOKEN, OIN_REDIRECT_URI, OIN_PUBLIC_KEY } = process.env
await startAlpacon({
  port: Number(PORT),
  operatorToken: OPERATOR_TOKEN,
  oin: { redirectUri: OIN_REDIRECT_URI ?? '', publicKeyPem: OIN_PUBLIC_KEY ?? '' },
})
