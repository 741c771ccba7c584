import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { downloadOf } from '../shared/downloads.ts'
import { insertAfter } from '../shared/exact-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { stagesWith } from '../shared/placed-files.ts'
import type { Run } from '../shared/runs.ts'
import { verifies } from '../shared/verification.ts'

export const docs: RuleDocs = {
  why: 'For curl a page that says "404 Not Found" is an answer like any other: it saves the text and reports success. The build goes on with an error page where a program should be, and fails later with a message about a broken archive, or not at all. With -f curl reports an error for statuses from 400 on, and the build stops at the cause.',
  bad: 'FROM curlimages/curl:8.17.0\nRUN curl -L -o /tmp/tool https://example.com/tool-1.2\n',
  good: 'FROM curlimages/curl:8.17.0\nRUN curl -fsSL -o /tmp/tool https://example.com/tool-1.2\n',
  sources: ['https://curl.se/docs/manpage.html#-f', 'https://everything.curl.dev/cmdline/exitcode.html'],
  equivalents: {},
}

const PROGRAMS = ['curl']

/** Downloads into a file, or into a program that takes whatever comes. A checksum behind it notices an error page, too. */
export default defineRule({
  meta: {
    name: 'curl-fail-flag',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Give curl the option -f for downloads',
    messages: {
      saved:
        'Without -f curl saves an error page as {{file}} and reports success, so the build goes on with it.',
      piped: 'Without -f curl hands an error page to {{reader}} and reports success.',
      early:
        '--fail-early only ends curl at its first failed transfer; an error page is none without --fail.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  let configured: ReadonlySet<number> | null = null
  for (const run of runsCalling(input, PROGRAMS)) {
    for (const [at, command] of run.commands.entries()) {
      if (command.program !== 'curl') continue
      const found = judge(command, run.commands[at + 1])
      if (found === null || isVerified(run, at)) continue
      // `fail` in a .curlrc that was written or copied holds for every call.
      configured ??= stagesWith(input, (path) => /\/\.?curlrc$/.test(path))
      if (configured.has(run.stage.index)) continue
      const edit = insertAfter(input.dockerfile.source, command, 0, '-f')
      yield {
        messageId: found.messageId,
        range: command.words[0]?.range ?? command.range,
        data: { file: found.file, reader: found.reader },
        confidence: command.argv.includes(null) || !command.certain ? 'likely' : 'certain',
        ...(edit ? { fix: { title: 'Add -f', safety: 'behaviour', edits: [edit] } satisfies Fix } : {}),
      } as const
    }
  }
}

/** Options that take a value. Source: curl(1). */
const VALUES = [
  ...[...'oHduXAebcEFmxwTKrCDzYyUPQt'].map((letter) => `-${letter}`),
  ...'--output --header --data --data-raw --data-binary --data-urlencode --json --user --request --write-out --upload-file --config --form --retry --max-time --connect-timeout --proxy --cacert --cert --key --output-dir --user-agent --cookie --referer'.split(
    ' ',
  ),
]

/** What fails by itself, asks only, sends, or looks at the status on its own. */
const OTHERWISE = `
  -f --fail --fail-with-body -I --head -w --write-out -T --upload-file -d --data --data-raw --data-binary --data-urlencode
  --json -F --form -K --config -i --include --version -V --help -h
`
  .trim()
  .split(/\s+/)

type Judgement = {
  readonly messageId: 'saved' | 'piped' | 'early'
  readonly file: string
  readonly reader: string
}

function judge(command: Executed, next: Executed | undefined): Judgement | null {
  const given = readArguments(command.argv.slice(1), VALUES)
  const method = given.get('-X', '--request')
  if (given.has(...OTHERWISE) || (method !== undefined && method !== 'GET')) return null
  const download = downloadOf(command)
  // Only HTTP has error pages.
  if (!download || download.urls.every(({ text }) => /^(?:ftps?|file|sftp|scp|dict|ldap):/.test(text)))
    return null
  const [file] = download.files
  if (file !== undefined) {
    if (file?.startsWith('/dev/')) return null
    return { messageId: given.has('--fail-early') ? 'early' : 'saved', file: file ?? 'the file', reader: '' }
  }
  const reader = command.piped.to && next?.piped.from ? next.program : null
  return reader !== null && TAKES_ANYTHING.test(reader) ? { messageId: 'piped', file: '', reader } : null
}

/** Programs that read a file from a pipe; jq, grep and the like notice or find nothing. */
const TAKES_ANYTHING =
  /^(?:tar|bsdtar|cpio|sh|bash|dash|ash|zsh|ksh|python[\d.]*|perl|ruby|node|php|gpg2?|apt-key|sha\d+sum|shasum|md5sum|gunzip|gzip|zcat|bunzip2|bzip2|unxz|xz|unzstd|zstd|tee|dd|psql|mysql|patch|funzip|base64|openssl|rpm|kubectl)$/

function isVerified({ commands }: Run, at: number): boolean {
  const after = commands.slice(at + 1)
  return after.some((each) => verifies(each, after))
}
