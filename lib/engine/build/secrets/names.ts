/** What a variable's name says about its value; null when it says nothing. `harmless` looks like a secret's name and is none. */
export type NameVerdict = 'secret' | 'harmless' | null

/** Names whose words do not give them away, upper case. */
const KNOWN_SECRETS = new Set([
  'GH_PAT',
  'GITHUB_PAT',
  'GITLAB_PAT',
  'DEPLOY_KEY',
  'MYSQL_PWD',
  'RAILS_MASTER_KEY',
  'SSH_KEY',
  'VAULT_TOKEN',
])

/** Names that only look like one. `GPG_KEY` is a public fingerprint in the python images; PWD is the shell's directory. */
const KNOWN_HARMLESS = new Set([
  'GOOGLE_APPLICATION_CREDENTIALS',
  'GOPRIVATE',
  'GPG_KEY',
  'OLDPWD',
  'PRIMARY_KEY',
  'PWD',
  'SSH_AUTH_SOCK',
  'TOKENIZERS_PARALLELISM',
  'XAUTHORITY',
])

/** Logins for gem servers, by host: `BUNDLE_GEMS__EXAMPLE__COM`. Source: bundler.io, "bundle config", credentials for gem sources. */
const BUNDLER_LOGIN = /^BUNDLE_(?!(?:BUILD|LOCAL|MIRROR|PLUGINS)__)[A-Z0-9-]{1,60}(?:__[A-Z0-9-]{1,60}){1,5}$/

const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'creds',
  'pass',
  'passphrase',
  'passwd',
  'password',
  'passwords',
  'pwd',
  'pword',
  'secret',
  'secrets',
  'token',
  'tokens',
])

/** `API_KEY`, `privateKey`: the first word makes the key a secret one. */
const SECRET_KEYS = new Set(['access', 'api', 'encryption', 'master', 'private', 'secret', 'signing'])

/** Endings of words written together: PGPASSWORD, AWSSECRETKEY, DBPASSWD. */
const SECRET_ENDINGS = [
  'accesskey',
  'accesstoken',
  'apikey',
  'authtoken',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'secretkey',
]

/** After the secret word they name something about the secret: a file that holds it, its length, who it belongs to. */
const ATTRIBUTES = new Set(
  `
  algorithm arn audience count dir directory domain enabled endpoint expiration expires expiry
  file filename format header host id issuer length lifetime limit max method min mode name path
  plugin policy port prefix provider public realm required scope server service size sock socket
  through timeout ttl type uri url user username version
`
    .trim()
    .split(/\s+/),
)

/** One of these stands in every name that the lists above say something about: most names need no closer look. */
const HINT = /auth|bundle|cred|goprivate|key|pass|pat|pw|secret|token/i

/**
 * Judges a variable's name by its words: `DB_PASSWORD`, `npmToken` and `PGPASSWORD` hold secrets,
 * `TOKEN_TTL`, `PASSWORD_FILE` and `NEXT_PUBLIC_API_KEY` do not, `KEYBOARD` says nothing. Never throws.
 */
export function secretName(name: string): NameVerdict {
  if (!HINT.test(name)) return null
  const upper = name.toUpperCase()
  if (KNOWN_SECRETS.has(upper) || BUNDLER_LOGIN.test(upper)) return 'secret'
  if (KNOWN_HARMLESS.has(upper)) return 'harmless'
  const words = wordsOf(name)
  const last = words.findLastIndex((_, at) => isSecretWord(words, at))
  if (last === -1) return null
  const about = words.slice(last + 1).some((word) => ATTRIBUTES.has(word))
  return about || words.includes('public') ? 'harmless' : 'secret'
}

function isSecretWord(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  if (SECRET_WORDS.has(word)) return true
  // DB_PW; the variables of Playwright begin with PW_.
  if (word === 'pw') return at === words.length - 1
  if (word === 'key' || word === 'keys') return SECRET_KEYS.has(words[at - 1] ?? '')
  return SECRET_ENDINGS.some((ending) => word.endsWith(ending))
}

/** Lower-case words of a name: split at `_`, `-`, `.` and where small letters meet a capital; digits at a word's end are dropped. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase().replace(/\d{1,20}$/, ''))
    .filter((word) => word !== '')
}

const PLACEHOLDERS = new Set(
  `
  0 1 changeit changeme disabled dummy enabled example fake false fixme foo bar mock nil no none
  null off on placeholder redacted replaceme required sample secret setme tbd todo true undefined
  unset unused yes
`
    .trim()
    .split(/\s+/),
)

/** A value that stands for a secret to be filled in (`changeme`, `<token>`, `your-key-here`, `xxxx`) or that cannot be one (`true`). */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().slice(0, 200)
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (PLACEHOLDERS.has(plain)) return true
  if (/^(?:<.{0,190}>|\[.{0,190}\]|\{\{.{0,190}\}\}|%.{1,190}%|[*x.-]{1,200})$/i.test(text)) return true
  return (
    /^(?:your|my|insert|enter|replace|change|dummy|fake|placeholder)(?:[-_ ]|$)/i.test(text) ||
    /[-_ ]here$/i.test(text)
  )
}

/** Where the secret is not: a path it will be mounted at, a switch. */
const POINTER =
  /^(?:file:\/\/)?(?:\/(?:app|etc|home|mnt|opt|root|run|secrets?|srv|tmp|usr|var|vault)\/|[~./][\w./-]{0,200}\.(?:json|pem|key|crt|txt|ya?ml|ini|conf|toml|env|p12|jks)$)/
const SWITCH = /^(?:true|false|yes|no|on|off|none|null|0|1|enabled|disabled)$/i

/** A value that says where a secret is, or that there is one: `/run/secrets/token`, `./key.pem`, `yes`. */
export function pointsElsewhere(value: string): boolean {
  return POINTER.test(value) || SWITCH.test(value)
}

/** The fingerprint of a public key, such as the one a release is signed with. */
export function isFingerprint(name: string, value: string): boolean {
  return /(?:signing|gpg|pgp)_?keys?$/i.test(name) && /^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40})$/i.test(value)
}
