import type { Executed } from '../../build/types.ts'
import type { Heredoc } from '../../dockerfile/syntax.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { allRuns } from '../shared/onbuild.ts'
import { packageCall } from '../shared/packages.ts'

export const docs: RuleDocs = {
  why: 'Packages of a distribution are signed, and the package manager checks that before it unpacks them and runs their scripts as root. With the check switched off a mirror, a proxy or a typing error in an address is enough to bring in a package that somebody else made. The error that the option hides mostly means that a signing key is missing: fetching that key once and naming it in the source mends the cause. A package built in the same file can be signed, or copied from the stage that built it.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends --allow-unauthenticated tides && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nCOPY tides.gpg /etc/apt/keyrings/\nRUN echo "deb [signed-by=/etc/apt/keyrings/tides.gpg] https://packages.example.com/debian trixie main" > /etc/apt/sources.list.d/tides.list \\\n && apt-get update && apt-get install -y --no-install-recommends tides && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://manpages.debian.org/trixie/apt/apt-secure.8.en.html',
    'https://dnf.readthedocs.io/en/latest/conf_ref.html',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  equivalents: {
    checkov: ['CKV2_DOCKER_7', 'CKV2_DOCKER_8', 'CKV2_DOCKER_9', 'CKV2_DOCKER_10', 'CKV2_DOCKER_11'],
    docker_bench: ['4.11'],
    dockle: ['CIS-DI-0011'],
  },
}

type MessageId = 'option' | 'force' | 'removal' | 'local' | 'source' | 'stored'

/** What the package manager would refuse is installed unchecked. Addresses and certificates are other rules' matters. */
export default defineRule({
  meta: {
    name: 'package-signature-disabled',
    severity: 'error',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'COPY', 'ADD'] },
    title: 'Leave the check of package signatures on',
    messages: {
      option: '{{program}} {{option}} installs packages whose signature nobody has checked.',
      force:
        'apt-get --force-yes answers every question with yes, the one about packages without a valid signature too; it was replaced by single --allow options.',
      removal:
        'apt-get --force-yes goes on where apt would stop, even when it takes away what the system needs; --allow-remove-essential and its like say which question is meant.',
      local:
        '{{program}} {{option}} installs {{package}} without asking who signed it; its key in /etc/apk/keys would make the option needless.',
      source:
        '{{option}} tells {{program}} to trust this source without any signature, in this build and in the image.',
      stored: '{{option}} switches the check of signatures off for good: the setting stays in the image.',
    },
  },
  check: (input) => (MENTIONED.test(input.dockerfile.source) ? distinct(reports(input)) : []),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  const used = input.stages.filter(({ used: isUsed }) => isUsed)
  for (const { run, commands } of allRuns(input)) {
    for (const command of commands) yield* ofCommand(command)
    yield* ofHeredocs(run.node.heredocs)
  }
  for (const instruction of used.flatMap(({ instructions }) => instructions))
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') yield* ofHeredocs(instruction.inline)
}

/** A file without any of these words needs no closer look. */
const MENTIONED =
  /unauthenticated|force-yes|insecure|weak|untrusted|gpg-?check|gpg-checks|trusted|nosignature|nodigest|noverify|nofiledigest|unsigned|SigLevel/i

type Hit = { readonly at: number; readonly messageId: MessageId; readonly option: string }

const APT =
  /^--(?:allow-unauthenticated|allow-insecure-repositories|allow-weak-repositories)(?:=(?:1|true|yes))?$/
const APT_SETTING =
  /^(?:-o|--option=)?(?:apt::get::allowunauthenticated|acquire::(?:\w+::)?allow(?:insecure|weak)repositories)=["']?(?:1|true|yes)["']?$/i
const RPM_SETTING = /^(?:--setopt=)?(?:[^=]{0,80}\.)?(?:repo_|localpkg_)?gpgcheck=(?:0|no|false|off)$/i
const RPM_OPTION = /^--no(?:signature|digest|verify|filedigest)$/

function ofWord(program: string, word: string): Omit<Hit, 'at'> | null {
  if (/^(?:apt|apt-get|aptitude|apt-fast|nala)$/.test(program)) {
    if (word === '--force-yes') return { messageId: 'force', option: word }
    return APT.test(word) || APT_SETTING.test(word) ? { messageId: 'option', option: word } : null
  }
  if (program === 'apk') return word === '--allow-untrusted' ? { messageId: 'local', option: word } : null
  if (/^(?:yum|dnf5?|microdnf|tdnf)$|(?:yum|dnf)-config-manager$/.test(program)) {
    if (word === '--nogpgcheck' || word === '--no-gpgchecks' || word === '--no-gpgcheck')
      return { messageId: 'option', option: word }
    if (!RPM_SETTING.test(word)) return null
    return { messageId: program.endsWith('config-manager') ? 'stored' : 'option', option: word }
  }
  if (program === 'zypper')
    return /^--(?:no-gpg-checks|no-gpgcheck|allow-unsigned-rpm|gpgcheck-allow-unsigned(?:-repo|-package)?)$/.test(
      word,
    )
      ? { messageId: 'option', option: word }
      : null
  return program === 'rpm' && RPM_OPTION.test(word) ? { messageId: 'option', option: word } : null
}

function* ofCommand(command: Executed): Iterable<Report<MessageId>> {
  const { program, argv } = command
  if (program === null) return
  const hit = argv.flatMap((word, at) => {
    const found = at === 0 || word === null ? null : ofWord(program, word)
    return found ? [{ ...found, at }] : []
  })[0]
  if (hit) {
    const messageId = hit.messageId === 'force' && fetchesNothing(command) ? 'removal' : variant(hit, argv)
    yield {
      messageId,
      ...(messageId === 'removal' && { severity: 'warning' as const }),
      range: wordRange(command, hit.at),
      data: dataOf(program, hit, argv),
      confidence: sureOf(command),
    }
  } else yield* ofSetting(command)
}

function fetchesNothing(command: Executed): boolean {
  return /^(?:purge|remove|autoremove|autopurge|(?:auto|dist-?)?clean)$/.test(
    packageCall(command)?.verb ?? '',
  )
}

function variant({ messageId, option }: Hit, argv: Executed['argv']): MessageId {
  if (messageId !== 'local') return argv.includes('--save') && option.includes('=') ? 'stored' : messageId
  return argv.some(isPackageFile) ? 'local' : 'option'
}

function isPackageFile(word: string | null): boolean {
  return word?.endsWith('.apk') === true
}

function dataOf(program: string, { option }: Hit, argv: Executed['argv']): Record<string, string> {
  return { program, option, package: argv.find(isPackageFile) ?? 'the package' }
}

/** `[trusted=yes]`, deb822's `Trusted: yes`, a repository file's `gpgcheck=0`, pacman's `SigLevel = Never`. */
const SETTINGS: readonly (readonly [line: RegExp, program: string, messageId: 'source' | 'stored'])[] = [
  [/\[[^\]\n]{0,200}\btrusted=yes\b[^\]\n]{0,200}\]/i, 'apt', 'source'],
  [/(?:^|\n|\\n)Trusted: ?yes\b/i, 'apt', 'source'],
  [/(?:^|\\n|[\s/;"'\\])((?:repo_)?gpgcheck ?= ?(?:0|no|false))(?=$|[\s/;"'\\])/i, 'dnf', 'stored'],
  [/\bAllowUnauthenticated\b[\s"']{1,5}(?:true|1|yes)\b/i, 'apt', 'stored'],
  [/\bSigLevel ?= ?Never\b/i, 'pacman', 'stored'],
]
const WRITERS = new Set([
  'echo',
  'printf',
  'tee',
  'sed',
  'add-apt-repository',
  'cat',
  'crudini',
  'perl',
  'awk',
])

/** Written by echo, sed and the like: the words of other programs are about something else. */
function* ofSetting(command: Executed): Iterable<Report<MessageId>> {
  const { program, argv, words, writes, piped } = command
  if (program === null || !WRITERS.has(program)) return
  if ((program === 'echo' || program === 'printf' || program === 'cat') && writes.length === 0 && !piped.to)
    return
  for (let at = 1; at < argv.length; at++) {
    const text = argv[at] ?? words[at]?.raw ?? ''
    const found = settingIn(program === 'sed' ? replacement(text) : text)
    if (found)
      yield {
        messageId: found.messageId,
        range: wordRange(command, at),
        data: found.data,
        confidence: sureOf(command),
      }
  }
}

/** What sed puts in: `s/gpgcheck=0/gpgcheck=1/` mends the fault. */
function replacement(text: string): string {
  const [, mark = '/'] = /(?:^|[;{}\d$\s])s([/|#,@!%])/.exec(text) ?? []
  return text.includes(mark) ? (text.split(mark)[2] ?? '') : text
}

function settingIn(text: string): { messageId: 'source' | 'stored'; data: Record<string, string> } | null {
  for (const [line, program, messageId] of SETTINGS) {
    const found = line.exec(text)
    if (found) return { messageId, data: { program, option: (found[1] ?? found[0]).trim() } }
  }
  return null
}

function* ofHeredocs(heredocs: readonly Heredoc[]): Iterable<Report<MessageId>> {
  for (const { content, contentRange, range } of heredocs) {
    // A script in a heredoc is read as commands; its `deb [trusted=yes]` lines stand in those.
    const found = /^(?:deb|Types:|\[[\w.-]+\])/m.test(content) ? settingIn(content) : null
    if (found)
      yield {
        messageId: found.messageId,
        range: content === '' ? range : contentRange,
        data: found.data,
        confidence: 'likely',
      }
  }
}
