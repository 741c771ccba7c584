import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import type { Confidence, Fix, RuleInput } from '../rule.ts'
import { mayRemove } from './apt-lists.ts'
import { appended, mountOver, removesAll } from './caches.ts'
import { lookAhead } from './look-ahead.ts'
import { allRuns, isKept, runsCalling } from './onbuild.ts'
import { shippedStages } from './output.ts'
import { packageCall } from './packages.ts'
import { wordsRange } from './ranges.ts'
import { commandText } from './runs.ts'

/** Package managers of one cache: yum is a link to dnf since Fedora 22 and Red Hat Enterprise Linux 8. */
const FAMILIES = [['yum', 'dnf', 'dnf5'], ['microdnf'], ['tdnf']] as const

/** Where they keep the metadata of repositories. Sources: dnf.conf(5), yum.conf(5), microdnf's dnf-main.c, tdnf's tdnf.conf. */
const CACHES: Readonly<Record<string, readonly string[]>> = {
  yum: ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'],
  dnf: ['/var/cache/dnf', '/var/cache/libdnf5'],
  dnf5: ['/var/cache/libdnf5'],
  microdnf: ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'],
  tdnf: ['/var/cache/tdnf'],
}
const ALL_CACHES = [...new Set(Object.values(CACHES).flat())]

export type RpmCache = {
  readonly messageId: 'kept' | 'part' | 'other' | 'early' | 'later'
  readonly range: Range
  readonly data: {
    readonly command: string
    readonly tool: string
    readonly other: string
    readonly line: number
  }
  readonly confidence: Confidence
  readonly fix?: Fix
}

/** Every RUN of what ships that installs with one of the tools and leaves its cache. */
export function* rpmCaches(input: RuleInput, tools: readonly string[]): Iterable<RpmCache> {
  const { dockerfile } = input
  const shipped = shippedStages(input)
  const nextRemoval = lookAhead(dockerfile, allRuns(input), ({ commands }) =>
    commands.find((each) => cleans(each)),
  )
  for (const run of runsCalling(input, tools)) {
    const last = run.commands.findLastIndex((command) => installs(command, tools))
    const install = run.commands[last]
    if (
      !install ||
      !shipped.has(run.stage.index) ||
      (CACHES[install.program ?? ''] ?? []).some((each) => mountOver(run, each))
    )
      continue
    const tool = install.program ?? ''
    const after = run.commands.slice(last + 1)
    if (after.some((command) => cleans(command, tool))) continue
    const { at } = packageCall(install)!
    const { other, messageId } = nearMiss(after, run.commands.slice(0, last))
    const later = nextRemoval(run.stage.index, run.run.index)?.value
    yield {
      messageId: messageId === 'kept' && later ? 'later' : messageId,
      range: wordsRange(install, at),
      data: { command: commandText(install, at + 1), tool, other, line: later?.range.start.line ?? 0 },
      confidence: !install.certain || isKept(run) || after.some(mayRemove) ? 'likely' : 'certain',
      ...appended(dockerfile, run, `${tool} clean all`, `Run ${tool} clean all at the end`),
    }
  }
}

/** Short names of subcommands that install or update. Sources: dnf(8), dnf5-aliases(7). */
const ALIASES = ['up-min', 'upmin', 'rei', 'dsync', 'downgrade', 'dg', 'groupupdate', 'grp', 'localupdate']

function installs(command: Executed, tools: readonly string[]): boolean {
  const { program, argv } = command
  const call = packageCall(command)
  return (
    program !== null &&
    tools.includes(program) &&
    (call?.action === 'install' || ALIASES.includes(call?.verb ?? '')) &&
    !argv.some((word) => word !== null && /^--(?:installroot|downloadonly|assumeno|help)(?:=|$)/.test(word))
  )
}

/** `clean all`, `clean metadata`, or rm of a cache; by the tool itself or one that shares the cache, any tool without `tool`. */
function cleans(command: Executed, tool?: string): boolean {
  const caches = tool === undefined ? ALL_CACHES : (CACHES[tool] ?? [])
  if (caches.some((each) => removesAll(command, each))) return true
  const what = cleaned(command)
  return (what === 'all' || what === 'metadata') && (tool === undefined || isShared(command.program, tool))
}

/** The word behind `clean`; null for every other command. */
function cleaned(command: Executed): string | null {
  const call = packageCall(command)
  if (call?.system !== 'rpm' || call.verb !== 'clean') return null
  return command.argv.slice(call.at + 1).find((word) => word !== null && !word.startsWith('-')) ?? ''
}

function isShared(program: string | null, tool: string): boolean {
  return FAMILIES.some(
    (family: readonly string[]) => program !== null && family.includes(program) && family.includes(tool),
  )
}

function nearMiss(
  after: readonly Executed[],
  before: readonly Executed[],
): { readonly messageId: 'kept' | 'part' | 'other' | 'early'; readonly other: string } {
  const clean = after.find((command) => cleaned(command) !== null)
  if (clean) {
    const whole = ['all', 'metadata'].includes(cleaned(clean)!)
    return { messageId: whole ? 'other' : 'part', other: commandText(clean, clean.argv.length) }
  }
  const wrong = after.find((each) => ALL_CACHES.some((cache) => removesAll(each, cache)))
  if (wrong) return { messageId: 'other', other: commandText(wrong, wrong.argv.length) }
  return { messageId: before.some((each) => cleans(each)) ? 'early' : 'kept', other: '' }
}
