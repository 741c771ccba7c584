import type { Executed } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { downloadOf, hostOf, isLocal, type Address, type Download } from '../shared/downloads.ts'
import { runsOthers } from '../shared/packages.ts'
import { remoteScripts, sourcesOf } from '../shared/remote-scripts.ts'
import { runsIn, runsOf, type Run } from '../shared/runs.ts'
import { unverifiedIn } from '../shared/unverified-tls.ts'
import { lastCheckIn, onlyPrintsSum } from '../shared/verification.ts'

export const docs: RuleDocs = {
  why: 'HTTPS makes sure that the file comes from the server; it says nothing about whether it is still the file that was there when the line was written. A release that is uploaded anew, a server that was broken into or a tag that moves all end up in the image without a sign. A checksum beside the address makes the build stop instead. It costs a line per architecture and has to be renewed with every version, which is why some teams leave it out where the publisher is trusted, and tools such as Renovate can keep it current.',
  bad: 'FROM debian:13\nRUN curl -fsSL -o /usr/local/bin/tides https://downloads.example.com/tides-2.4.1-linux-amd64 && chmod +x /usr/local/bin/tides\n',
  good: 'FROM debian:13\nADD --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --chmod=755 https://downloads.example.com/tides-2.4.1-linux-amd64 /usr/local/bin/tides\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { docker_bench: ['4.12'] },
}

type MessageId = 'unverified' | 'unpacked' | 'printed'

/**
 * Programs and archives that curl and wget bring. Silent where another rule names the cause: plain-http-download,
 * tls-verification-disabled, pipe-to-shell; keys and lists of packages are checked by what reads them.
 */
export default defineRule({
  meta: {
    name: 'download-without-checksum',
    severity: 'info',
    category: 'security',
    files: 'dockerfile',
    on: { programs: ['curl', 'wget'] },
    title: 'Put a checksum beside every download',
    messages: {
      unverified:
        '{{file}} from {{host}} is used as it comes; a sha256sum -c in this RUN, or ADD --checksum, would notice another file.',
      unpacked:
        'What {{host}} sends is unpacked as it comes; saved to a file first it could be compared with a checksum.',
      printed:
        '{{sum}} prints the checksum of what came from {{host}}, but compares it with nothing; -c reads the value it should have.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  const used = input.stages.filter((stage) => stage.used)
  const runs = runsOf(input, used)
  if (!runs.some(({ commands }) => commands.some(({ program }) => program === 'curl' || program === 'wget')))
    return
  const told = new Set(remoteScripts(input).map(({ download }) => download))
  for (const stage of used) yield* ofStage(runsIn(input, stage), told)
}

function* ofStage(runs: readonly Run[], told: ReadonlySet<Executed | null>): Iterable<Report<MessageId>> {
  const lastCheck = runs.findLastIndex(({ commands }) => lastCheckIn(commands) !== -1)
  const programs = executablesOf(runs)
  for (const [at, { commands }] of runs.entries()) {
    const sources = sourcesOf(commands)
    const check = at < lastCheck ? Infinity : lastCheckIn(commands)
    for (const [index, command] of commands.entries()) {
      const download = index < check || told.has(command) ? null : downloadOf(command)
      if (download === null || isOthers(download)) continue
      const after = commands.slice(index + 1)
      const use = useOf(download, after, sources, programs)
      if (use !== null) yield reportOf(download, use, after)
    }
  }
}

/** Files that a stage makes programs of, by the words of chmod and install. */
function executablesOf(runs: readonly Run[]): ReadonlySet<string> {
  const makers = runs.flatMap(({ commands }) =>
    commands.filter(({ program }) => program === 'chmod' || program === 'install'),
  )
  return new Set(
    makers.flatMap(({ argv }) => argv.flatMap((word) => (word === null ? [] : [baseName(word)]))),
  )
}

function isOthers({ command, urls }: Download): boolean {
  return (
    unverifiedIn(command).length > 0 ||
    urls.every(({ text }) => isLocal(text) || /^http:/i.test(text) || COMMIT.test(text))
  )
}

/** A file of one commit of a repository stays what it is. */
const COMMIT = /\/[0-9a-f]{40}(?:\/|\.|$)/
const ARCHIVE =
  /\.(?:tar(?:\.\w{1,5})?|t[bgx]z2?|tzst|zip|gz|xz|bz2|zst|7z|deb|rpm|apk|jar|war|AppImage|run|bin|whl|phar|so|dylib|node|vsix)$/i
const BESIDE =
  /\.(?:asc|gpg|pub|pem|crt|cer|key|sig|sha\d+(?:sums?)?|md5|txt|json|ya?ml|list|repo|conf|html?|xml|sql|csv|ini|css|js|patch|diff)$|sums$/i
const EXTRACTORS = new Set([
  'tar',
  'bsdtar',
  'gunzip',
  'zcat',
  'unzip',
  'bunzip2',
  'unxz',
  'xz',
  'zstd',
  'cpio',
  'dpkg',
  'rpm',
  'gzip',
  'funzip',
])

type Use = { readonly messageId: 'unverified' | 'unpacked'; readonly address: Address; readonly file: string }

/** What becomes of it: a program or an archive; null for keys, texts and answers of a service. */
function useOf(
  download: Download,
  after: readonly Executed[],
  sources: ReadonlyMap<Executed, Executed>,
  programs: ReadonlySet<string>,
): Use | null {
  const [address] = download.urls
  if (!address) return null
  if (download.prints) {
    const reader = after.find(
      (each) => sources.get(each) === download.command && EXTRACTORS.has(each.program ?? ''),
    )
    return reader ? { messageId: 'unpacked', address, file: '' } : null
  }
  for (const [at, url] of download.urls.entries()) {
    const file = download.files[at] ?? null
    const path = url.text.replace(/[?#].*$/, '')
    if (BESIDE.test(path) && !(file !== null && ARCHIVE.test(file))) continue
    const binary = file !== null && (/\/s?bin\/[^/]+$/.test(file) || programs.has(baseName(file)))
    if (binary || ARCHIVE.test(path) || ARCHIVE.test(file ?? ''))
      return { messageId: 'unverified', address: url, file: file ?? baseName(path) }
  }
  return null
}

function reportOf(
  { command }: Download,
  { messageId, address, file }: Use,
  after: readonly Executed[],
): Report<MessageId> {
  const sum = after.find(onlyPrintsSum)?.program
  const certain = command.certain && address.known && !after.some(runsOthers)
  return {
    messageId: sum == null ? messageId : 'printed',
    range: address.range,
    data: { file, host: hostOf(address.text), sum: sum ?? '' },
    confidence: certain ? 'certain' : 'likely',
  }
}
