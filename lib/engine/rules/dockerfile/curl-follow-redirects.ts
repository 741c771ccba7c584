import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { downloadOf, hostOf } from '../shared/downloads.ts'
import { insertAfter } from '../shared/exact-words.ts'
import { allRuns } from '../shared/onbuild.ts'
import { stagesWith } from '../shared/placed-files.ts'

export const docs: RuleDocs = {
  why: 'Many download addresses answer with another address, at which the file lies: the releases of GitHub do, and so do the mirrors of SourceForge and short links. curl does not go there by itself. It saves the answer, mostly an empty page, and reports success, also with -f, because a redirect is no error; the build then fails at a broken archive, or goes on without one. The option -L makes curl follow.',
  bad: 'FROM curlimages/curl:8.17.0\nRUN curl -fsS -o /tmp/buoy.tgz https://github.com/harbour/buoy/releases/download/v1.4/buoy.tgz\n',
  good: 'FROM curlimages/curl:8.17.0\nRUN curl -fsSL -o /tmp/buoy.tgz https://github.com/harbour/buoy/releases/download/v1.4/buoy.tgz\n',
  sources: ['https://curl.se/docs/manpage.html#-L', 'https://everything.curl.dev/http/redirects.html'],
  equivalents: { tally: ['curl-should-follow-redirects'] },
}

/** Only addresses that are known to redirect: of the others curl alone would know. */
const REDIRECTS =
  /^(?:https?:\/\/)?(?:github\.com\/[^/]+\/[^/]+\/(?:releases\/(?:latest\/)?download|archive|raw|tarball|zipball)\/|(?:downloads\.)?sourceforge\.net\/|dl\.k8s\.io\/|(?:go\.dev|golang\.org)\/dl\/|aka\.ms\/|bit\.ly\/|git\.io\/|tinyurl\.com\/|(?:www\.)?apache\.org\/dyn\/|gitlab\.com\/[^?#]*\/-\/releases\/)/i

export default defineRule({
  meta: {
    name: 'curl-follow-redirects',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: ['curl'] },
    title: 'Give curl the option -L where the address redirects',
    messages: {
      stays:
        '{{host}} answers this address with a redirect, and without -L curl saves that answer and not the file.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  let configured: ReadonlySet<number> | null = null
  for (const run of allRuns(input)) {
    for (const command of run.commands) {
      const url = command.program === 'curl' ? redirectOf(command) : null
      if (url === null) continue
      configured ??= stagesWith(input, (path) => /\/\.?curlrc$/.test(path))
      if (configured.has(run.stage.index)) continue
      const edit = insertAfter(input.dockerfile.source, command, 0, '-L')
      yield {
        messageId: 'stays',
        range: url.range,
        data: { host: hostOf(url.text) },
        confidence: command.argv.includes(null) && !url.known ? 'likely' : sureOf(command),
        ...(edit ? { fix: { title: 'Add -L', safety: 'behaviour', edits: [edit] } satisfies Fix } : {}),
      } as const
    }
  }
}

/** What asks only for the headers, or for the address it is sent to, wants the redirect itself. */
const OTHERWISE =
  '-L --location --location-trusted --follow -I --head -w --write-out -i --include -K --config -D --dump-header'.split(
    ' ',
  )

function redirectOf(command: Executed) {
  const { argv } = command
  const given = readArguments(argv.slice(1), [
    '-o',
    '--output',
    '-H',
    '--header',
    '-w',
    '--write-out',
    '-D',
    '-K',
    '-u',
    '-X',
    '-d',
  ])
  // A word that is not known may be -L, unless it holds an address.
  const open = argv.some((word, at) => word === null && command.words[at]?.raw.startsWith('$') === true)
  if (given.has(...OTHERWISE) || open) return null
  return downloadOf(command)?.urls.find(({ text }) => REDIRECTS.test(text)) ?? null
}
