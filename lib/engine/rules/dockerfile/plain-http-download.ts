import type { Executed } from '../../build/types.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { operandsOf, sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { downloadOf, hostOf, isLocal, textOf } from '../shared/downloads.ts'
import { packageCall } from '../shared/packages.ts'
import { allRuns } from '../shared/onbuild.ts'
import { lastCheckIn } from '../shared/verification.ts'

export const docs: RuleDocs = {
  why: 'Over plain http everybody on the way can read the request and answer it: the operator of a Wi-Fi network, a proxy, whoever changed a DNS entry. What comes back runs in the build or goes into the image, and nothing tells that it is not what the server sent. https costs one letter. Package lists of apt and apk are signed, so for those http only shows what is installed; a download that is compared with a checksum is safe, too.',
  bad: 'FROM debian:13\nRUN curl -fsSL -o /usr/local/bin/tides http://downloads.example.com/tides && chmod +x /usr/local/bin/tides\n',
  good: 'FROM debian:13\nRUN curl -fsSL -o /usr/local/bin/tides https://downloads.example.com/tides && chmod +x /usr/local/bin/tides\n',
  sources: [
    'https://developer.mozilla.org/en-US/docs/Web/Security/Transport_Layer_Security',
    'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-trusted-host',
    'https://git-scm.com/book/en/v2/Git-on-the-Server-The-Protocols',
  ],
  equivalents: { docker_bench: ['4.11'] },
}

type MessageId = 'download' | 'bare' | 'verified' | 'internal' | 'clone' | 'index' | 'signed'

/** Addresses in RUN and in settings of package managers. Those of ADD are add-remote-unverified's matter. */
export default defineRule({
  meta: {
    name: 'plain-http-download',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'ENV', 'ARG'] },
    title: 'Use https for every download',
    messages: {
      download:
        '{{program}} fetches from {{host}} over plain http: anybody on the way can exchange what comes back.',
      bare: '{{program}} takes an address without a scheme for plain http; write https://{{host}}.',
      verified:
        'This comes over plain http; the checksum after it notices an exchange, https would prevent one.',
      internal:
        'This comes from {{host}} over plain http; in a network of your own that may be meant, elsewhere it is not safe.',
      clone:
        'git fetches from {{host}} without encryption, so the code may be exchanged on the way; https:// or ssh:// cannot.',
      index: '{{program}} takes packages from {{host}} over plain http, and it does not check who made them.',
      signed:
        'The packages from {{host}} are signed, so plain http only shows what is installed; most mirrors offer https, too.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const stage of input.stages)
    if (stage.used) for (const instruction of stage.instructions) yield* ofVariables(instruction)
  const mentioned = /(?:http|git):\/\//i.test(input.dockerfile.source)
  if (!mentioned && !/curl|wget/.test(input.dockerfile.source)) return
  for (const { commands } of allRuns(input)) {
    let lastCheck: number | null = null
    for (const [at, command] of commands.entries()) {
      const download = downloadOf(command)
      if (download && asksOnly(command)) continue
      if (download)
        yield* ofDownload(command, download.urls, () => at < (lastCheck ??= lastCheckIn(commands)))
      else if (mentioned) yield* ofWords(command)
    }
  }
}

/** `curl -I` fetches nothing but the head of an answer. */
function asksOnly({ program, argv }: Executed): boolean {
  return program === 'curl' && argv.some((word) => /^(?:-[a-zA-Z]*I[a-zA-Z]*|--head)$/.test(word ?? ''))
}

const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.(?:local|internal|lan|corp|intranet|svc|cluster\.local|home\.arpa)$/i

function isInternal(url: string): boolean {
  const host = hostOf(url)
  return PRIVATE.test(host) || !/[.$…:]/.test(host)
}

function report(messageId: MessageId, range: Range, url: string, command: Executed): Report<MessageId> {
  const mild = messageId === 'verified' || messageId === 'internal' || messageId === 'signed'
  const confidence = /^[a-z]+:\/\/[$…]/.test(url) || messageId === 'bare' ? 'likely' : sureOf(command)
  const data = { program: command.program ?? '', host: hostOf(url) }
  return { messageId, range, data, confidence, ...(mild && { severity: 'info' as const }) }
}

function* ofDownload(
  command: Executed,
  urls: readonly { readonly text: string; readonly range: Range }[],
  verified: () => boolean,
): Iterable<Report<MessageId>> {
  for (const { text, range } of urls) {
    if (isLocal(text)) continue
    const bare =
      /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:\/\S*)?$/.test(text) && /\.[a-z]{2,}(?:\/|$)/i.test(hostOf(text))
    if (!/^http:\/\//i.test(text) && !bare) continue
    if (bare && command.argv.includes('--proto-default')) continue
    yield report(
      verified() ? 'verified' : isInternal(text) ? 'internal' : bare ? 'bare' : 'download',
      range,
      text,
      command,
    )
  }
}

/** Writes lines of a package manager's list of sources. */
const LISTS = /\/etc\/(?:apt\/sources|apk\/repositories|yum\.repos\.d|zypp\/repos)/
const INDEX =
  /^(?:pip[\d.]*|python[\d.]*|uv|poetry|npm|yarn|pnpm|gem|bundle|cargo|go|conda|composer|nuget|dotnet)$/

function* ofWords(command: Executed): Iterable<Report<MessageId>> {
  const { program, argv } = command
  if (program === null) return
  for (let at = 1; at < argv.length; at++) {
    const text = textOf(command, at)
    if (!text.includes('://')) continue
    const url = /(?:^|[\s="'\][|,@/#])((?:http|git):\/\/[^\s"'\\|,#]{1,2000})/i.exec(text)?.[1]
    if (url === undefined || isLocal(url)) continue
    const messageId = useOf(command, text, at)
    if (messageId === null || (url.startsWith('git:') && messageId !== 'clone')) continue
    yield report(
      messageId !== 'signed' && isInternal(url) ? 'internal' : messageId,
      wordRange(command, at),
      url,
      command,
    )
  }
}

/** What the command does with an address; null where it only is a text. */
function useOf(command: Executed, text: string, at: number): MessageId | null {
  const { program, argv, writes, piped } = command
  if (program === 'git') {
    const verb = operandsOf(argv)[0]?.text ?? ''
    return ['clone', 'fetch', 'pull', 'submodule', 'remote', 'ls-remote'].includes(verb) &&
      /^(?:http|git):/i.test(text)
      ? 'clone'
      : null
  }
  const call = packageCall(command)
  if (call !== null) return call.system === 'apk' || call.system === 'apt' ? 'signed' : 'download'
  if (program === 'add-apt-repository') return 'signed'
  if (program === 'rpm') return 'download'
  if (program !== null && INDEX.test(program)) return isIndex(argv, at) ? 'index' : null
  const listed =
    writes.some(({ path }) => path !== null && LISTS.test(path)) ||
    argv.some((word) => LISTS.test(word ?? ''))
  if (program === 'sed')
    return listed && /^\S{0,40}s(.).{0,80}\1.{0,80}http:\/\//i.test(text) && replaces(text) ? 'signed' : null
  if (
    (program === 'echo' || program === 'printf') &&
    (listed || (piped.to && /^\s*deb(?:-src)?\s/.test(text)))
  )
    return 'signed'
  return null
}

/** The new text of `s/old/new/` has the address, not only the old one. */
function replaces(text: string): boolean {
  const [, mark = '/'] = /s([/|#,@!%])/.exec(text) ?? []
  return /http:/.test(text.split(mark).slice(2).join(mark).replaceAll('\\', ''))
}

const INDEX_OPTION =
  /^(?:-i|--index-url|--extra-index-url|--default-index|--index|-f|--find-links|--registry|--source|-s|--channel|-c|--repository-url)(?:=|$)/

/** `--index-url http://…`, `npm config set registry http://…`, a package by its address. */
function isIndex(argv: Executed['argv'], at: number): boolean {
  const word = argv[at] ?? ''
  const before = argv[at - 1] ?? ''
  if (INDEX_OPTION.test(word) || INDEX_OPTION.test(before)) return true
  return (
    /(?:^|[.:@/])(?:registry|index-url|extra-index-url|GOPROXY)$/i.test(before) ||
    /^(?:registry=|GOPROXY=)?http:/i.test(word) ||
    word.startsWith('git+http:')
  )
}

const VARIABLES =
  /^(?:PIP_(?:EXTRA_)?INDEX_URL|PIP_FIND_LINKS|UV_(?:DEFAULT_INDEX|INDEX_URL|INDEX)|NPM_CONFIG_REGISTRY|npm_config_registry|YARN_REGISTRY|GOPROXY|NVM_NODEJS_ORG_MIRROR|RUSTUP_DIST_SERVER)$/

function* ofVariables(instruction: StageInstruction): Iterable<Report<MessageId>> {
  const pairs =
    instruction.keyword === 'ENV'
      ? instruction.pairs.map(({ key, value, range }) => ({ name: key.text, value: value.text, range }))
      : instruction.keyword === 'ARG'
        ? instruction.declarations.map(({ name, initial, range }) => ({
            name,
            value: initial?.text ?? null,
            range,
          }))
        : []
  for (const { name, value, range } of pairs) {
    if (
      name === null ||
      value === null ||
      !VARIABLES.test(name) ||
      !/(?:^|[\s,|])http:\/\//.test(value) ||
      isLocal(value)
    )
      continue
    const internal = isInternal(value)
    const data = { program: name, host: hostOf(value) }
    yield {
      messageId: internal ? 'internal' : 'index',
      range,
      data,
      ...(internal && { severity: 'info' as const }),
    }
  }
}
