import { credentialFile } from './files.ts'
import { isPlaceholder, pointsElsewhere, secretName } from './names.ts'
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

/** Files of settings, by what their names end in. */
const SETTINGS = /\.(?:ini|conf|cnf|cfg|env|toml|ya?ml|json|properties)$|(?:^|\/)\.env(?:\.[\w-]+)?$/i
/** `db.password = …`, `"api_key": "…"`, one to a line. What begins with one of these signs is filled in later, or a structure. */
const SETTING_LINE =
  /^[ \t]*(?:export[ \t]+)?["']?([A-Za-z][\w.-]{0,80})["']?[ \t]*[:=][ \t]*["']?([^\s"'#;$<{[%@*&|>][^\s"'#;]{2,200})/

/** Does a text that the Dockerfile itself spells out set a password, token or key in a file of settings? */
export function setsCredential(path: string, text: string): boolean {
  if (!SETTINGS.test(path)) return false
  return text
    .slice(0, 100_000)
    .split('\n')
    .some((line) => {
      const [, name = '', value = ''] = SETTING_LINE.exec(line) ?? []
      return (
        secretName(name) === 'secret' &&
        !/auth$/i.test(name) &&
        !isPlaceholder(value) &&
        !pointsElsewhere(value)
      )
    })
}

/** Files whose name leaves it open: their text settles it. */
export function mayHoldCredentials(path: string): boolean {
  return /(?:^|\/)(?:\.npmrc|credentials[^/]*)$|\.(?:pem|jks|keystore)$/i.test(path)
}
