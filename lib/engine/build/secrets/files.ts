/**
 * A file that holds credentials, told by its path alone.
 * `sure` is false where such a file may as well be harmless: `.npmrc` without a token, a `.pem` with a public certificate.
 */
export type CredentialFile = { readonly what: string; readonly sure: boolean }

type Kind = CredentialFile & { readonly matches: (name: string, folders: readonly string[]) => boolean }

const sure = (what: string, matches: Kind['matches']): Kind => ({ what, sure: true, matches })
const maybe = (what: string, matches: Kind['matches']): Kind => ({ what, sure: false, matches })
const named =
  (...names: readonly string[]): Kind['matches'] =>
  (name) =>
    names.includes(name)
const like =
  (pattern: RegExp): Kind['matches'] =>
  (name) =>
    pattern.test(name)
const inFolder =
  (folder: string, ...names: readonly string[]): Kind['matches'] =>
  (name, folders) =>
    folders.at(-1) === folder && names.includes(name)

/** A template shows the keys without the values: `.env.example`, `.npmrc.sample`, `credentials.json.dist`. */
const TEMPLATE = /\b(?:example|sample|template|tmpl|tpl|dist|defaults?|schema)\b/

/** Certificates and public halves are made to be handed out: `ca.pem`, `fullchain.pem`, `public.key`, `rds-ca-bundle.pem`. */
const PUBLIC =
  /(?:^|[._-])(?:ca|cacerts?|certs?|certificates?|chain|crt|bundle|dhparams?|fullchain|gpg|pub|pubkey|public|root|truststore)(?:[._-]|\d{0,9}[._-])/

const KINDS: readonly Kind[] = [
  sure('an environment file, which is where secrets are kept', like(/^\.env(?:\*|(?:\.[\w*-]{1,60}){0,3})$/)),
  sure('a private SSH key', like(/^id_(?:rsa|dsa|ecdsa|ed25519|\*)[\w-]{0,60}\*?$/)),
  sure('a key store', like(/\.(?:p12|pfx)$/)),
  maybe('a key store', like(/\.(?:jks|keystore)$/)),
  sure('a private key', like(/\.key$/)),
  maybe('a private key', like(/\.pem$/)),
  sure('a PyPI configuration with credentials', named('.pypirc')),
  sure('a file with logins for remote hosts', named('.netrc', '_netrc')),
  sure('stored Git credentials', named('.git-credentials')),
  sure('a PostgreSQL password file', named('.pgpass')),
  sure('a Vault token', named('.vault-token')),
  sure('a file with password hashes', named('.htpasswd')),
  sure('registry credentials', named('.dockercfg')),
  sure('registry credentials', inFolder('.docker', 'config.json')),
  sure('AWS credentials', inFolder('.aws', 'credentials')),
  sure('cluster credentials', inFolder('.kube', 'config')),
  sure('cluster credentials', named('kubeconfig')),
  sure('a Terraform state with every secret it manages', like(/^terraform\.tfstate(?:\.backup)?$/)),
  sure('a Terraform state with every secret it manages', like(/\.tfstate$/)),
  sure(
    'a Google Cloud key',
    like(
      /^(?:application_default_credentials|(?:[\w.-]{0,60}[._-])?service[-_]?account(?:[._-][\w.-]{0,60})?)\.json$/,
    ),
  ),
  sure('a Google Cloud key', like(/^(?:gcloud|gcp)[\w.-]{0,60}\.json$/)),
  maybe('a credentials file', like(/^credentials(?:\.(?:json|ya?ml|ini|txt|csv))?$/)),
  maybe('an npm configuration, which often holds a token', named('.npmrc')),
  maybe('a folder with AWS credentials', named('.aws')),
  maybe('a folder with cluster credentials', named('.kube')),
  maybe('a folder with registry credentials', named('.docker')),
  maybe('a folder with SSH keys', named('.ssh')),
  maybe(
    'a folder with Google Cloud credentials',
    (name, folders) => name === 'gcloud' && folders.at(-1) === '.config',
  ),
]

/** One of these stands in every path that the list above names: most paths need no closer look. */
const HINT =
  /account|aws|config|credential|docker|env|gcloud|gcp|htpasswd|id_|jks|key|kube|netrc|npmrc|p12|pem|pfx|pgpass|pypirc|ssh|tfstate|vault/i

/** Keys for tests open nothing. */
const MADE_UP = /^(?:tests?|fixtures?|testdata|examples?|mocks?)$/

/** What lies beside the keys and is no secret. */
const FROM_SSH: CredentialFile = { what: 'a file from a folder of SSH keys', sure: false }
const HARMLESS_IN_SSH = new Set(['known_hosts', 'config', 'authorized_keys'])

/**
 * Says which kind of credential file a path names, null for none. Works on paths of the context and of the image,
 * with wildcards (`*.pem`) and a slash at the end. Public certificates, templates such as `.env.example` and public keys are none.
 */
export function credentialFile(path: string): CredentialFile | null {
  if (!HINT.test(path)) return null
  const parts = path
    .slice(0, 4096)
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const name = parts.at(-1)
  if (name === undefined || name.endsWith('.pub') || TEMPLATE.test(name)) return null
  const folders = parts.slice(0, -1)
  const inSsh = folders.includes('.ssh')
  if (inSsh && HARMLESS_IN_SSH.has(name)) return null
  const kind = KINDS.find(({ matches }) => matches(name, folders)) ?? (inSsh ? FROM_SSH : undefined)
  if (kind === undefined || (/\.(?:pem|key|jks|keystore)$/.test(name) && PUBLIC.test(name))) return null
  return { what: kind.what, sure: kind.sure && !folders.some((folder) => MADE_UP.test(folder)) }
}
