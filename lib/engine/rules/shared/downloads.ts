import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import type { Range } from '../../source/position.ts'

/** An address a command fetches; with `known` false it holds variables that stand for themselves: `https://x/$VERSION`. */
export type Address = { readonly text: string; readonly known: boolean; readonly range: Range }

export type Download = {
  readonly command: Executed
  readonly program: 'curl' | 'wget'
  readonly urls: readonly Address[]
  /** The files it writes, absolute; null where one is not known. */
  readonly files: readonly (string | null)[]
  /** The text goes to standard output, and from there into a pipe or the log. */
  readonly prints: boolean
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Options that take a value, one letter and long. Sources: curl(1), wget(1). */
const CURL_SHORT = 'oHduXAebcEFmxwTKrCDzYyUPQt'
const CURL_LONG = words(`
  --output --output-dir --header --data --data-raw --data-binary --data-urlencode --json --user
  --request --user-agent --referer --cookie --cookie-jar --cert --key --cacert --capath --form
  --max-time --connect-timeout --retry --retry-delay --retry-max-time --proxy --write-out
  --upload-file --config --range --continue-at --proto --ciphers --tls-max --tls13-ciphers --resolve
  --limit-rate --dump-header --time-cond --proxy-user --interface --max-redirs --max-filesize
  --netrc-file --stderr --trace --unix-socket --proto-redir --proto-default --oauth2-bearer
  --parallel-max --noproxy --create-file-mode --aws-sigv4 --dns-servers --doh-url --connect-to
  --speed-limit --speed-time --keepalive-time --pinnedpubkey --cert-type --key-type --pass --engine
`)
const WGET_SHORT = 'OPoaiTtUeARDXIlwQBY'
const WGET_LONG = words(`
  --output-document --directory-prefix --output-file --append-output --input-file --timeout --tries
  --user-agent --header --wait --waitretry --user --password --post-data --post-file
  --ca-certificate --ca-directory --certificate --private-key --load-cookies --save-cookies
  --progress --secure-protocol --referer --base --connect-timeout --read-timeout --dns-timeout
  --method --body-data --accept --reject --cut-dirs --level --exclude-directories
  --retry-on-http-error --http-user --http-password --max-redirect --limit-rate --bind-address
  --domains --default-page --restrict-file-names --ca-directory --http-passwd --proxy-user
  --proxy-password --ftp-user --ftp-password --crl-file --egd-file --random-file --hsts-file
`)

const CURL_VALUES = [...[...CURL_SHORT].map((letter) => `-${letter}`), ...CURL_LONG]
const WGET_VALUES = [...[...WGET_SHORT].map((letter) => `-${letter}`), ...WGET_LONG]

/** A call of curl or wget that fetches something; null for everything else. */
export function downloadOf(command: Executed): Download | null {
  const { program } = command
  if (program !== 'curl' && program !== 'wget') return null
  const urls = addressesOf(command, program)
  if (urls.length === 0) return null
  const own = program === 'curl' ? curlFiles(command, urls) : wgetFiles(command, urls)
  const redirected = own === null ? command.writes.map(({ path }) => path) : []
  const files = [...(own ?? []), ...redirected]
  return { command, program, urls, files, prints: files.length === 0 }
}

/** A word as text: its value, or what is written in it, variables as `$NAME`. */
export function textOf({ argv, words: written }: Executed, at: number): string {
  return argv[at] ?? writtenText(written[at])
}

/** The words of a command as text: values where they are known, else what is written. */
export function textsOf(command: Executed): readonly string[] {
  return command.argv.map((_, at) => textOf(command, at))
}

/** What is written in a word, without its quotes. */
export function writtenText(word: ShellWord | undefined): string {
  if (word === undefined) return ''
  return word.parts
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'variable' ? `$${part.name}` : '…'))
    .join('')
}

function addressesOf(command: Executed, program: 'curl' | 'wget'): readonly Address[] {
  const [short, long] = program === 'curl' ? [CURL_SHORT, CURL_LONG] : [WGET_SHORT, WGET_LONG]
  const found: Address[] = []
  for (let at = 1; at < command.argv.length; at++) {
    const text = textOf(command, at)
    const address = {
      text,
      known: command.argv[at] !== null,
      range: command.words[at]?.range ?? command.range,
    }
    if (text.startsWith('--url=')) found.push({ ...address, text: text.slice('--url='.length) })
    else if (text.startsWith('--')) at += Number(long.includes(text))
    else if (text.startsWith('-') && text.length > 1) at += Number(takesNext(text, short))
    else if (!/^\d*$/.test(text)) found.push(address)
  }
  return found
}

/** `-fsSLo` takes the next word, `-ofile` does not. */
function takesNext(cluster: string, letters: string): boolean {
  const first = [...cluster].findIndex((letter, at) => at > 0 && letters.includes(letter))
  return first === cluster.length - 1
}

/** Null: it prints. */
function curlFiles({ argv, cwd }: Executed, urls: readonly Address[]): (string | null)[] | null {
  const given = readArguments(argv.slice(1), CURL_VALUES)
  if (given.has('-I', '--head')) return []
  const directory = given.get('--output-dir')
  const base = directory === undefined ? cwd : resolvePath(cwd, directory)
  const named = [...given.all('-o'), ...given.all('--output')]
  const remote = given.has('-O', '--remote-name', '--remote-name-all')
    ? urls.map(({ text }) => remoteName(text))
    : []
  const files = [...named.filter((file) => file !== '-' && file !== '/dev/stdout'), ...remote]
  return files.length === 0 ? null : files.map((file) => resolvePath(base, file))
}

function wgetFiles({ argv, cwd }: Executed, urls: readonly Address[]): (string | null)[] | null {
  const given = readArguments(argv.slice(1), WGET_VALUES)
  if (given.has('--spider')) return []
  const document = given.get('-O', '--output-document')
  if (document === '-' || document === '/dev/stdout') return null
  if (document !== undefined) return [resolvePath(cwd, document)]
  const prefix = given.get('-P', '--directory-prefix')
  const base = prefix === undefined ? cwd : resolvePath(cwd, prefix)
  return urls.map(({ text }) => resolvePath(base, remoteName(text)))
}

/** The last part of the address; null when a variable hides it. */
function remoteName(url: string): string | null {
  const name = baseName(url.replace(/[?#].*$/, ''))
  return name === '' || name.includes('$') || name.includes('…') ? null : name
}

const LOCAL =
  /^[a-z]+:\/\/(?:[^/@]*@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal)(?=[:/]|$)/i

/** Is an address on the machine itself? */
export function isLocal(url: string): boolean {
  return LOCAL.test(url.includes('://') ? url : `http://${url}`)
}

/** `https://example.com/a/b?c` → `example.com`; the text itself when it has no host that can be read. */
export function hostOf(url: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(url)?.[1] ?? url
}
