import type { Executed } from '../../build/types.ts'
import { optionOf, operandsOf } from './command-words.ts'
import { isLocal, textOf } from './downloads.ts'

/** A word that switches the check of certificates off, and how to call it. */
export type Unverified = {
  readonly at: number
  readonly what: string
  readonly local: boolean
  readonly kept: boolean
}

type Words = Pick<Executed, 'program' | 'argv' | 'words' | 'range'>
type Reader = (command: Words) => readonly { readonly at: number; readonly kept?: boolean }[]

const NO = /^(?:0|no|off|false)$/i
const CURL_BEFORE_K = /^-[a-jl-zA-Z#0-9]*k/
/** Letters of curl after which the rest of the word is a value. */
const CURL_VALUE = /[oHduXAebcEFmxwTKrCDzYyUPQt]/

const curl: Reader = ({ argv }) =>
  wordsWhere(argv, (word) => {
    if (word === '--insecure' || word === '--proxy-insecure' || word === '--doh-insecure') return true
    const [before = ''] = CURL_BEFORE_K.exec(word) ?? []
    return before !== '' && !word.startsWith('--') && !CURL_VALUE.test(before.slice(1, -1))
  })

const exactly =
  (...options: readonly string[]): Reader =>
  ({ argv }) =>
    wordsWhere(argv, (word) => options.includes(word))

/** `--trusted-host HOST` of pip, also by `python -m pip`; pip config writes it down. */
const pip: Reader = ({ argv, program }) => {
  const module = program?.startsWith('python') === true
  if (module && !(argv[1] === '-m' && argv[2]?.startsWith('pip') === true)) return []
  const option = wordsWhere(argv, (word) => word === '--trusted-host' || word.startsWith('--trusted-host='))
  const config = argv.includes('config') && argv.includes('set')
  const stored = config ? wordsWhere(argv, (word) => word.endsWith('.trusted-host')) : []
  return [...option.slice(0, 1), ...stored.map(({ at }) => ({ at, kept: true }))]
}

const git: Reader = ({ argv }) => {
  const off = wordsWhere(argv, (word) => /^http\.(?:.+\.)?sslverify=(?:0|no|off|false|)$/i.test(word))
  const key = argv.findIndex((word) => word !== null && /^http\.(?:.+\.)?sslverify$/i.test(word))
  const stored = key > 0 && argv.includes('config') && NO.test(argv[key + 1] ?? '')
  return [...off, ...(stored ? [{ at: key, kept: true }] : [])]
}

/** `npm config set strict-ssl false`, `npm set strict-ssl=false`, `npm ci --strict-ssl=false`, `--no-strict-ssl`. */
const npm: Reader = ({ argv }) => {
  const at = argv.findIndex(
    (word, index) =>
      word !== null && index > 0 && /^(?:--)?(?:strict-ssl|enableStrictSsl|strictSsl)(?:=|$)/.test(word),
  )
  if (at === -1) return exactly('--no-strict-ssl')({ argv } as Words)
  const word = argv[at] ?? ''
  const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (argv[at + 1] ?? '')
  if (!/^["']?(?:0|false|no)["']?$/i.test(value)) return []
  return [{ at, kept: argv.includes('set') }]
}

const rpm: Reader = ({ argv, program }) =>
  wordsWhere(argv, (word, at) => {
    const set = /^--setopt=(.*)$/s.exec(word)?.[1] ?? (argv[at - 1] === '--setopt' ? word : '')
    return /(?:^|\.)sslverify=(?:0|no|off|false)$/i.test(set)
  }).map(({ at }) => ({ at, kept: argv.includes('--save') || program?.endsWith('config-manager') === true }))

const apt: Reader = ({ argv }) =>
  wordsWhere(argv, (word) =>
    /^(?:-o|--option=)?acquire::(?:https?::)?(?:[\w.-]+::)?verify-(?:peer|host)=(?:"?(?:0|no|off|false)"?)$/i.test(
      word,
    ),
  )

const composer: Reader = ({ argv }) => {
  const at = argv.indexOf('disable-tls')
  return at > 0 && argv[at + 1] === 'true'
    ? [{ at, kept: true }]
    : exactly('--disable-tls')({ argv } as Words)
}

const conda: Reader = ({ argv }) => {
  const at = argv.indexOf('ssl_verify')
  const off = at > 0 && NO.test(argv[at + 1] ?? '')
  return off ? [{ at, kept: argv.includes('config') }] : exactly('--insecure', '-k')({ argv } as Words)
}

const aria: Reader = ({ argv }) => {
  const option = optionOf(argv, ['--check-certificate'])
  return option !== null && NO.test(option.value ?? '') ? [{ at: option.at }] : []
}

/** Each program's own spelling only: `grep -k` and `echo --insecure` say nothing. Sources: the programs' manuals. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['curl', curl],
  ['wget', exactly('--no-check-certificate')],
  ['wget2', exactly('--no-check-certificate')],
  ['aria2c', aria],
  ['http', aria],
  ...['pip', 'pip3', 'python', 'python3', 'pipx'].map((name): [string, Reader] => [name, pip]),
  [
    'uv',
    ({ argv }) => wordsWhere(argv, (word) => /^--(?:allow-insecure-host|trusted-host)(?:=|$)/.test(word)),
  ],
  ['git', git],
  ...['npm', 'pnpm', 'yarn', 'cnpm'].map((name): [string, Reader] => [name, npm]),
  ...['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf', 'yum-config-manager', 'dnf-config-manager'].map(
    (name): [string, Reader] => [name, rpm],
  ),
  ...['apt', 'apt-get', 'aptitude'].map((name): [string, Reader] => [name, apt]),
  ['composer', composer],
  ...['conda', 'mamba', 'micromamba'].map((name): [string, Reader] => [name, conda]),
  ...['helm', 'kubectl', 'oc'].map((name): [string, Reader] => [
    name,
    ({ argv }) =>
      wordsWhere(argv, (word) => /^--insecure-skip-tls-(?:verify|verification)(?:=true)?$/.test(word)),
  ]),
])

/** The words of a command that switch the check of certificates off. */
export function unverifiedIn(command: Words): readonly Unverified[] {
  const { program, argv } = command
  const reader = program === null ? undefined : (READERS.get(program) ?? versioned(program))
  if (reader === undefined) return []
  const hits = reader(command)
  if (hits.length === 0) return []
  const local =
    argv.some((_, at) => at > 0 && /:\/\//.test(textOf(command as Executed, at))) && allLocal(command)
  return hits.map(({ at, kept = false }) => ({ at, what: nameOf(program!, argv[at] ?? ''), local, kept }))
}

/** `pip3.13`, `python3.13`. */
function versioned(program: string): Reader | undefined {
  return /^(?:pip|python)\d[\d.]*$/.test(program) ? pip : undefined
}

function allLocal(command: Words): boolean {
  const addresses = operandsOf(command.argv)
    .map(({ at }) => textOf(command as Executed, at))
    .filter((text) => text.includes('://'))
  return addresses.length > 0 && addresses.every(isLocal)
}

/** Never with what stands behind the option: that may be a password. */
function nameOf(program: string, word: string): string {
  return `${program} ${/^-\w*k/.test(word) && program === 'curl' ? '-k' : word.length > 60 ? word.slice(0, 60) : word}`
}

function wordsWhere(
  argv: Executed['argv'],
  matches: (word: string, at: number) => boolean,
): readonly { at: number }[] {
  return argv.flatMap((word, at) => (at > 0 && word !== null && matches(word, at) ? [{ at }] : []))
}

/** Variables that switch it off for every program that reads them, and the values that do. */
const VARIABLES: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['PYTHONHTTPSVERIFY', /^0$/],
  // git asks only whether it is set, whatever its value. Source: git/http.c, GIT_SSL_NO_VERIFY.
  ['GIT_SSL_NO_VERIFY', /^[^]+$/],
  ['NPM_CONFIG_STRICT_SSL', /^(?:false|0)$/i],
  ['PNPM_CONFIG_STRICT_SSL', /^(?:false|0)$/i],
  ['YARN_STRICT_SSL', /^(?:false|0)$/i],
  ['YARN_ENABLE_STRICT_SSL', /^(?:false|0)$/i],
  ['PIP_TRUSTED_HOST', /^[^]+$/],
  ['UV_INSECURE_HOST', /^[^]+$/],
  ['HEX_UNSAFE_HTTPS', /^(?:1|true)$/i],
  ['BUNDLE_SSL_VERIFY_MODE', /^0$/],
  ['CONDA_SSL_VERIFY', NO],
])

/** Does setting this variable to this value switch the check off? A value that is not known does not count. */
export function isUnverifiedVariable(name: string, value: string | null): boolean {
  const values = VARIABLES.get(/^npm_config_strict_ssl$/i.test(name) ? 'NPM_CONFIG_STRICT_SSL' : name)
  return values !== undefined && value !== null && values.test(value)
}

/** One of these stands in every name above: a text without any of them needs no closer look. */
export const MAY_NAME_VARIABLE =
  /TLS_REJECT|HTTPSVERIFY|SSL_NO_VERIFY|STRICT_SSL|TRUSTED_HOST|INSECURE_HOST|UNSAFE_HTTPS|SSL_VERIFY/i
