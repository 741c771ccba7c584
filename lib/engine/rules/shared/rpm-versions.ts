import type { Executed } from '../../build/types.ts'
import { operandIndexes } from './operands.ts'
import { packageCall } from './packages.ts'
import type { Loose } from './unpinned.ts'

/** Options of dnf and yum that take the next word. Sources: dnf(8), yum(8). */
const VALUES =
  '-c --config -d --debuglevel -e --errorlevel -x --exclude --excludepkgs --repo --repoid --enablerepo --disablerepo --setopt --releasever --installroot --forcearch --advisory --comment --enableplugin --disableplugin --rpmverbosity'.split(
    ' ',
  )

/** Data about the world, which has to be new to be right: certificates, time zones. */
const DATA: readonly string[] = ['ca-certificates', 'tzdata']

/** `NAME-[EPOCH:]VERSION[-RELEASE][.ARCH]`. Names have dashes and digits, too (java-21-openjdk), so each part begins with a digit. */
const VERSION = /-(?:\d+:)?\d[\w.+~^*]*(?:-[\d*][\w.+~^*]*)?$/

/** Packages and module streams without a version that one of the tools installs. */
export function looseRpms(
  command: Executed,
  tools: readonly string[],
): readonly Loose<'unpinned' | 'module'>[] {
  const call = packageCall(command)
  if (call?.system !== 'rpm' || command.program === null || !tools.includes(command.program)) return []
  if (call.verb === 'module') return looseModules(command, call.at)
  if (call.verb !== 'install' && call.verb !== 'in') return []
  return operandIndexes(command.argv, call.at + 1, VALUES).flatMap((at) =>
    isLoose(command.argv[at] ?? null) ? [{ at, kind: 'unpinned' }] : [],
  )
}

function looseModules({ argv }: Executed, from: number): readonly Loose<'module'>[] {
  const [verb, ...modules] = operandIndexes(argv, from + 1, VALUES)
  if (verb === undefined || !['install', 'enable'].includes(argv[verb] ?? '')) return []
  return modules.flatMap((at) =>
    argv[at] && !/[:/]/.test(argv[at]) ? [{ at, kind: 'module' as const }] : [],
  )
}

/** Neither a version, nor a file or an address, nor a group (`@core`), nor a pattern or a capability. */
function isLoose(word: string | null): boolean {
  if (word === null || word === '' || DATA.includes(word)) return false
  return !VERSION.test(word) && !/^@|[/=<>()]|\.rpm$/.test(word)
}
