import { credentialFile } from './files.ts'
import { isPlaceholder, pointsElsewhere } from './names.ts'
import { secretValue } from './patterns.ts'

/** `password=…`, `login a password b`, `token: …`: a line that gives somebody's credentials away. */
const CREDENTIAL_LINE =
  /(?:^|[\s"'_/:-])(?:password|passwd|passphrase|secret|token|_auth|_authtoken|api[_-]?key|access[_-]?key|secret[_-]?key)["']?(?:\s*[:=]\s*|\s+)["']?([^\s"'#;$<{][^\s"'#;]{2,200})/i

/** Is a text that a build writes to this path a credential, by a provider's form of it, or by the file's name and a line that fits? */
export function isCredentialText(path: string, text: string): boolean {
  if (/BEGIN (?:PGP )?PUBLIC KEY|BEGIN CERTIFICATE/.test(text)) return false
  if (secretValue(text) !== null) return true
  if (credentialFile(path) === null) return false
  const value = CREDENTIAL_LINE.exec(text.slice(0, 100_000))?.[1]
  return value !== undefined && !isPlaceholder(value)
}

/** Does a text that somebody wrote give a credential away: by a provider's form, or by a line such as `password = …`? */
export function givesCredential(text: string): boolean {
  if (secretValue(text) !== null) return true
  const value = CREDENTIAL_LINE.exec(text.slice(0, 100_000))?.[1]
  return value !== undefined && !isPlaceholder(value) && !pointsElsewhere(value)
}

/** Files whose name leaves it open: their text settles it. */
export function mayHoldCredentials(path: string): boolean {
  return /(?:^|\/)(?:\.npmrc|credentials[^/]*)$|\.(?:pem|jks|keystore)$/i.test(path)
}
