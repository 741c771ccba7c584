import { lint, parse } from '../../lib/engine/index.ts'
import type { Finding } from '../../lib/engine/index.ts'
import { rules as ALL } from '../../lib/engine/rules/dockerfile/index.ts'
import type { PeerCase } from './linters/peer-case.ts'

/** What a case and our verdict on it look like, for those who decide whether a difference is one of definition. */
type Facts = {
  readonly peer: PeerCase
  /** Our rules for the check. */
  readonly rules: readonly string[]
  /** What they report. */
  readonly findings: readonly Finding[]
}

/** A difference in what a check is about: it holds for each case of its kind, also for those that nobody has named. */
type Definition = {
  /** Our rule; null for all. */
  readonly rule: string | null
  /** What the other linter says where we say the opposite. */
  readonly expect: PeerCase['expect']
  /** A part of the text that shows the kind of case; the whole file where `holds` decides. */
  readonly sign: RegExp | null
  readonly holds?: (facts: Facts) => boolean
  readonly reason: string
}

export const definitions: readonly Definition[] = [
  {
    rule: null,
    expect: 'catches',
    sign: null,
    holds: isOfUnshippedStage,
    reason: 'A stage that the image does not consist of: what is wrong in it ships nowhere.',
  },
  {
    rule: null,
    expect: 'passes',
    sign: null,
    holds: isHint,
    reason: 'Only a hint (info) of a rule that warns elsewhere: the message says what is not certain.',
  },
  {
    rule: null,
    expect: 'passes',
    sign: null,
    holds: isOfBuilder,
    reason:
      'A mistake in a stage that the image is built from: it ends the build, or stays one, there as well.',
  },
  {
    rule: 'update-without-install',
    expect: 'passes',
    sign: null,
    holds: ({ findings }) => findings.every(({ message }) => message.startsWith('Nothing installs')),
    reason:
      'No package of that system is installed after the update, which then only makes the image bigger.',
  },
  {
    rule: 'exec-form-recommended',
    expect: 'catches',
    sign: /^\s*(CMD|ENTRYPOINT)\b[\s\S]*^\s*\1\b/im,
    reason: 'A later instruction takes the place of this one: cmd-multiple and entrypoint-multiple say so.',
  },
  {
    rule: 'pipefail',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => !/[^|]\|[^|]/.test(lineOf(peer)),
    reason: '|| is no pipe.',
  },
  {
    rule: 'pipefail',
    expect: 'passes',
    sign: /\b(?:pwsh|powershell)\b/,
    reason: 'The pipe is read by /bin/sh, whichever program stands at its left.',
  },
  {
    rule: 'base-image-untagged',
    expect: 'catches',
    sign: /^\s*ARG\s+\w+\s*$/im,
    reason: 'An argument without a default is given by whoever builds, and its value may bring the tag.',
  },
  {
    rule: 'pip-cache',
    expect: 'catches',
    sign: /\bPIP_NO_CACHE_DIR=?/,
    reason:
      'Any value of PIP_NO_CACHE_DIR turns the cache off, no, off and false too (pypa/pip, cmdoptions.py).',
  },
  {
    rule: 'dnf-assume-yes',
    expect: 'catches',
    sign: /\bmicrodnf\b/,
    reason: 'microdnf asks nothing: it accepts -y and ignores it (rpm-software-management/microdnf).',
  },
  {
    rule: 'dnf-clean',
    expect: 'passes',
    sign: /\/var\/cache\/yum\b/,
    reason: 'dnf keeps its cache in /var/cache/dnf or /var/cache/libdnf5; removing /var/cache/yum leaves it.',
  },
  {
    rule: 'zypper-non-interactive',
    expect: 'passes',
    sign: /\bzypper\s+\w[^&|;\n]*\s(?:-n|--non-interactive)\b/,
    reason:
      '-n and --non-interactive are global options, which stand in front of the subcommand (zypper(8)).',
  },
  {
    rule: 'npm-pin-version',
    expect: 'passes',
    sign: /@(?:latest|next|beta|lts)\b|\bgit(?:\+\w+)?:/,
    reason: 'A tag and a repository without a commit are no versions: what they stand for changes.',
  },
  {
    rule: 'exec-form-recommended',
    expect: 'catches',
    sign: /^\s*HEALTHCHECK\b(?![^\n]*CMD\s*\[)/im,
    reason: 'Docker’s reference writes HEALTHCHECK CMD with a shell; a probe gets no signals.',
  },
  {
    rule: 'apt-lists-not-removed',
    expect: 'catches',
    sign: /--mount=\S*type=(?:cache|tmpfs)\S*target=\/var\/lib\/apt\b/,
    reason: 'A mount at /var/lib/apt holds the lists, so no layer does.',
  },
  {
    rule: 'healthcheck-missing',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => !/^\s*(?:CMD|ENTRYPOINT)\b/im.test(peer.text),
    reason: 'An image that starts nothing of its own is a base or a tool: there is no health to ask about.',
  },
  {
    rule: 'consecutive-run',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => peer.kind === undefined && hasLongNeighbours(peer.text),
    reason:
      'Between long steps (builds, downloads, installs), and in ONBUILD, a layer of its own is what the cache keeps.',
  },
  {
    rule: 'multiple-copy-same-target',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => peer.kind === undefined && copiesFolders(peer.text),
    reason: 'What has no ending may be a directory, and COPY of a directory copies what is in it.',
  },
  {
    rule: 'relink-default-shell',
    expect: 'catches',
    sign: /\b(?:chsh|usermod|powershell)\b|^\s*SHELL\s*\[|\bmv\s+\/bin\/sh\b/im,
    reason: 'They choose a login shell, or are SHELL itself, which is how Docker sets the shell of RUN.',
  },
  {
    rule: 'workdir-relative',
    expect: 'catches',
    sign: /^\s*WORKDIR\s+["']?(?:\/|[A-Za-z]:|\$)[\s\S]*^\s*WORKDIR\b/im,
    reason:
      'A relative WORKDIR after an absolute one is well defined; BuildKit’s WorkdirRelativePath is silent.',
  },
  {
    rule: 'run-cd-instead-of-workdir',
    expect: 'catches',
    sign: /(?:[(&|;]|\bdo|\bthen)\s*(?:\\\n\s*)?cd\s/,
    reason: 'Only a cd that the whole RUN works under could be a WORKDIR.',
  },
  {
    rule: 'wget-and-curl',
    expect: 'catches',
    sign: /^\s*FROM\s+(?:\S+\/)?(?:buildpack-deps|node|python|ruby|golang|rust|openjdk|php|perl|gcc|alpine|busybox)\b/im,
    reason: 'What the base image brings adds nothing when it is used.',
  },
  {
    rule: 'go-pin-version',
    expect: 'catches',
    sign: /\bgo\s+(?:get|install|run)\s+(?:-\S+\s+)*(?![\w-]+\.[\w.-]+\/)\w+/,
    reason: 'The path of a module that can be fetched begins with a host.',
  },
  {
    rule: 'secret-in-env-or-arg',
    expect: 'catches',
    sign: /PUBLIC|_USE?R(?:NAME)?\b/i,
    reason: 'Names with PUBLIC and names of accounts are no secrets; BuildKit’s check is silent, too.',
  },
  {
    rule: 'add-archive-extract',
    expect: 'catches',
    sign: /\.(?:lz|lzma|t?Z|tlz|tpz|zip)\b|\b(?:unzip|gunzip|bunzip2|unlzma|unxz|uncompress)\b/,
    reason: 'ADD unpacks tar archives (plain, gzip, bzip2, xz) and nothing else (Dockerfile reference, ADD).',
  },
  {
    rule: 'copy-relative-no-workdir',
    expect: 'catches',
    sign: /^\s*(?:FROM\s+scratch\b|ONBUILD\b)/im,
    reason:
      'From scratch the working directory is / for certain; that of ONBUILD is set by the image built later.',
  },
  {
    rule: 'expose-port-invalid',
    expect: 'passes',
    sign: /^\s*EXPOSE\b.*\$/im,
    reason: 'Nothing sets the variable, so Docker puts an empty text in its place and refuses the port.',
  },
  {
    rule: 'workdir-system-dir',
    expect: 'catches',
    sign: /^\s*WORKDIR\s+["']?\/(?:etc|usr|bin|sbin|lib|lib64|var|root|mnt|media|run)\b/im,
    reason: '/etc or /usr/bin are unusual, but nothing is lost there or opened; /usr/src is common.',
  },
  {
    rule: 'compose-privileged-host-port',
    expect: 'catches',
    sign: /^\s*-\s*["']?(?:[\d.]+:)?(?:80|443):\d+|\bpublished:\s*["']?(?:80|443)\b/m,
    reason: 'Many services are web servers: 80 and 443 of the host are where they belong.',
  },
  {
    rule: 'compose-healthcheck',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => !/\b(?:ports|depends_on):/.test(peer.text),
    reason: 'Nobody waits for the service, and nothing from outside speaks to it.',
  },
  {
    rule: 'compose-networks-default',
    expect: 'catches',
    sign: null,
    holds: ({ peer }) => !/\bnetwork_mode:\s*["']?bridge\b/.test(peer.text),
    reason: 'Compose gives every project a network of its own; only docker0 is shared with others.',
  },
  {
    rule: 'compose-restart-policy',
    expect: 'catches',
    sign: /\brestart(?:_policy)?:/,
    reason: 'Docker documents every policy; five retries are the advice of CIS 5.15.',
  },
]

/** Why a difference is one of definition; undefined when it is none that is known. */
export function definitionOf(facts: Facts): string | undefined {
  const { peer, rules } = facts
  return definitions.find(
    ({ rule, expect, sign, holds }) =>
      expect === peer.expect &&
      (rule === null || rules.includes(rule)) &&
      (sign === null || sign.test(peer.text)) &&
      (holds === undefined || holds(facts)),
  )?.reason
}

/** Cut off behind one of its stages, the file has our finding: in the whole file that stage is not part of the image. */
function isOfUnshippedStage({ peer, rules }: Facts): boolean {
  if (peer.kind !== undefined) return false
  const starts = parse(peer.text).stages.map(({ from }) => from.range.start.offset)
  return starts.slice(1).some((end) => {
    const found = lint(parse(peer.text.slice(0, end)))
    return found.some(({ rule }) => rules.includes(rule))
  })
}

/** All that is reported stands in stages before the last one, and those are built. */
function isOfBuilder({ peer, findings }: Facts): boolean {
  if (peer.kind !== undefined) return false
  const { stages, target } = parse(peer.text)
  const start = stages[target]?.from.range.start.offset ?? 0
  const starts = stages.filter(({ used }) => used).map(({ range }) => range)
  return findings.every(
    ({ range }) =>
      range.start.offset < start &&
      starts.some((each) => each.start.offset <= range.start.offset && range.start.offset < each.end.offset),
  )
}

const LONG =
  /\b(?:install|add|build|make|clone|wget|curl|ci|restore|publish|compile|get|download|test|npm|yarn|bundle|composer)\b/

/** No two RUN that follow each other are both short. */
function hasLongNeighbours(text: string): boolean {
  const { stages } = parse(text)
  return stages.every(({ instructions }) =>
    instructions.every((each, at) => {
      const next = instructions[at + 1]
      if (each.keyword !== 'RUN' || next?.keyword !== 'RUN') return true
      return LONG.test(each.node.body.text) || LONG.test(next.node.body.text)
    }),
  )
}

/** COPY or ADD of something without an ending in its name. */
function copiesFolders(text: string): boolean {
  const { stages } = parse(text)
  return stages.some(({ instructions }) =>
    instructions.some(
      (each) =>
        (each.keyword === 'COPY' || each.keyword === 'ADD') &&
        each.sources.some(({ raw }) => !/[^./]\.\w+$/.test(raw)),
    ),
  )
}

/** The line that a case is about, or its whole text. */
function lineOf({ text, only }: PeerCase): string {
  return only === undefined ? text : (text.split('\n')[only - 1] ?? '')
}

const SEVERITIES: ReadonlyMap<string, string> = new Map(ALL.map(({ meta }) => [meta.name, meta.severity]))

function isHint({ findings }: Facts): boolean {
  return findings.every(
    ({ rule, severity }) => severity === 'info' && (SEVERITIES.get(rule) ?? 'info') !== 'info',
  )
}
