import type { Executed } from '../../build/types.ts'
import { optionOf, operandsOf } from './command-words.ts'
import { textsOf } from './downloads.ts'

/** The word of a command that holds a credential, and the part of it that is one. */
export type InlineCredential = {
  readonly at: number
  /** How the program calls it: `--password`, `aws_secret_access_key`. */
  readonly option: string
  readonly value: string
}

type Found = InlineCredential | null
type Reader = (texts: readonly string[], command: Executed) => Found

/** An option whose value is the credential, after the given verbs. */
function option(names: readonly string[], ...verbs: readonly string[]): Reader {
  return (texts) => {
    if (verbs.length > 0 && !verbs.some((verb) => hasVerbs(texts, verb.split(' ')))) return null
    const given = optionOf(texts, names)
    return given?.value ? { at: given.valueAt, option: given.name, value: given.value } : null
  }
}

/** An operand, counted from behind the verbs. */
function operand(verbs: string, index: number, named: RegExp | null = null): Reader {
  const words = verbs.split(' ')
  return (texts) => {
    if (!hasVerbs(texts, words)) return null
    const operands = operandsOf(texts).slice(words.length)
    const value = operands[index]
    const name = operands[0]?.text ?? ''
    if (!value?.text || (named !== null && !named.test(name))) return null
    return { at: value.at, option: named === null ? verbs : name, value: value.text }
  }
}

function hasVerbs(texts: readonly string[], verbs: readonly string[]): boolean {
  const operands = operandsOf(texts).map(({ text }) => text)
  return verbs.every((verb, at) => operands[at] === verb)
}

const any =
  (...readers: readonly Reader[]): Reader =>
  (texts, command) => {
    for (const reader of readers) {
      const found = reader(texts, command)
      if (found) return found
    }
    return null
  }

/** `-u user:pass`: what stands behind the colon. */
const userAndPassword: Reader = (texts, command) => {
  // `-fsSLu ci:pass`: the letter may stand behind others.
  const cluster = texts.findIndex((text) => /^-[a-zA-Z#]+[uU]$/.test(text) && !text.startsWith('--'))
  const last = { at: cluster + 1, option: '-u', value: texts[cluster + 1] ?? '' }
  const given = option(['--user', '-u', '--proxy-user', '-U'])(texts, command) ?? (cluster > 0 ? last : null)
  const value = given === null ? '' : given.value.slice(given.value.indexOf(':') + 1)
  return given?.value.includes(':') === true && value !== '' ? { ...given, value } : null
}

/** `-H "Authorization: Bearer …"`, `-H "PRIVATE-TOKEN: …"`, `--header="X-Api-Key: …"`. */
const header: Reader = (texts) => {
  for (const [at, text] of texts.entries()) {
    const [, name = '', value = ''] =
      /^(?:-H|--header=)?\s*(authorization|private-token|job-token|x-api-key|x-auth-token|x-jfrog-art-api|x-vault-token|api-key)\s*:\s*(.+)$/is.exec(
        text,
      ) ?? []
    if (at > 0 && value !== '')
      return { at, option: `the header ${name}`, value: value.replace(/^(?:bearer|basic|token)\s+/i, '') }
  }
  return null
}

const curl = any(userAndPassword, header, option(['--oauth2-bearer']))
const wget = any(option(['--password', '--http-password', '--ftp-password', '--proxy-password']), header)
const registry = option(['--password', '-p'], 'login', 'registry login', 'auth login')
const mysql: Reader = (texts) => {
  const at = texts.findIndex(
    (text, index) => index > 0 && (/^-p[^\s]/.test(text) || text.startsWith('--password=')),
  )
  const value = texts[at]?.replace(/^(?:-p|--password=)/, '') ?? ''
  return at === -1 || value === ''
    ? null
    : { at, option: texts[at]!.startsWith('-p') ? '-p' : '--password', value }
}

/** `https://TOKEN@host`; a user with a password is a form of its own, which secret-literal knows. */
const address: Reader = (texts) => {
  for (const [at, text] of texts.entries()) {
    const [, value = ''] = /^https?:\/\/([^:@/\s]{12,255})@/i.exec(text) ?? []
    if (at > 0 && /\d/.test(value) && /[a-z]/i.test(value)) return { at, option: 'the address', value }
  }
  return null
}

/** Sources: the programs' manuals. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...['docker', 'podman', 'buildah', 'nerdctl', 'helm', 'oras', 'skopeo', 'crane', 'regctl', 'img'].map(
    (name): [string, Reader] => [name, registry],
  ),
  [
    'aws',
    operand(
      'configure set',
      1,
      /^(?:aws_secret_access_key|aws_session_token|aws_access_key_id|(?:profile\.)?[\w.-]+\.(?:aws_secret_access_key|aws_session_token|aws_access_key_id))$/,
    ),
  ],
  ['az', option(['--password', '-p'], 'login', 'acr login')],
  ['doctl', option(['--access-token', '-t'], 'auth init')],
  ['gh', option(['--token'], 'auth login')],
  ['hub', option(['--token'])],
  ['oc', option(['--token', '--password', '-p'], 'login')],
  ['vault', operand('login', 0)],
  ['cargo', any(operand('login', 0), option(['--token']))],
  ['twine', option(['--password', '-p'], 'upload')],
  ['heroku', option(['--api-key'])],
  ['sshpass', option(['-p'])],
  ['curl', any(curl, address)],
  ['wget', any(wget, address)],
  ['git', address],
  ['pip', address],
  ['pip3', address],
  ['npm', operand('config set', 1, /:_authToken$|:_password$|^_auth(?:Token)?$/)],
  ['yarn', operand('config set', 1, /npmAuthToken$/)],
  ['pnpm', operand('config set', 1, /:_authToken$|:_password$|^_auth(?:Token)?$/)],
  ['composer', operand('config', 2, /^http-basic\./)],
  ['poetry', operand('config', 2, /^http-basic\./)],
  ...['mysql', 'mysqladmin', 'mysqldump', 'mariadb', 'mariadb-admin', 'mariadb-dump'].map(
    (name): [string, Reader] => [name, mysql],
  ),
  ['mc', operand('alias set', 3)],
  ['redis-cli', option(['-a', '--pass'])],
  ['ldapsearch', option(['-w'])],
  ['snyk', operand('auth', 0)],
  ['sonar-scanner', (texts) => property(texts, /^-Dsonar\.(?:token|login|password)=(.+)$/)],
  ['mvn', (texts) => property(texts, /^-D[\w.-]{0,60}(?:password|token|secret)=(.+)$/i)],
  ['gradle', (texts) => property(texts, /^-[PD][\w.-]{0,60}(?:password|token|secret)=(.+)$/i)],
])

function property(texts: readonly string[], form: RegExp): Found {
  const at = texts.findIndex((text) => form.test(text))
  const value = form.exec(texts[at] ?? '')?.[1] ?? ''
  return at === -1 ? null : { at, option: (texts[at] ?? '').split('=')[0] ?? '', value }
}

/** The first credential among the arguments of a login or setup command; null for none. */
export function inlineCredential(command: Executed): InlineCredential | null {
  const reader = command.program === null ? undefined : READERS.get(command.program)
  return reader?.(textsOf(command), command) ?? null
}
