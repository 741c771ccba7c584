import type { Executed } from '../../build/types.ts'

/** Package managers of the system that read the same index. */
export type System = 'apt' | 'apk' | 'rpm' | 'zypper'

type Tool = {
  readonly system: System
  /** Options that take the next word as their value. */
  readonly values: readonly string[]
  readonly refresh: readonly string[]
  readonly install: readonly string[]
}

const APT: Tool = {
  system: 'apt',
  values: ['-o', '--option', '-c', '--config-file', '-t', '--target-release', '--default-release'],
  refresh: ['update'],
  install: `
    install reinstall upgrade dist-upgrade full-upgrade safe-upgrade build-dep satisfy source
    download dselect-upgrade
  `
    .trim()
    .split(/\s+/),
}
const RPM: Tool = {
  system: 'rpm',
  values: `
    -c --config --enablerepo --disablerepo --repo --installroot --releasever -x --exclude
  `
    .trim()
    .split(/\s+/),
  refresh: ['makecache'],
  install: `
    install reinstall localinstall groupinstall group update upgrade upgrade-minimal update-minimal
    distro-sync builddep module swap in up
  `
    .trim()
    .split(/\s+/),
}
const APK: Tool = {
  system: 'apk',
  values: `
    -X --repository -p --root --arch --cache-dir --keys-dir --repositories-file --wait -t
  `
    .trim()
    .split(/\s+/),
  refresh: ['update'],
  install: ['add', 'upgrade', 'fix', 'fetch'],
}
const ZYPPER: Tool = {
  system: 'zypper',
  values: `
    -R --root --config -c --cache-dir --reposd-dir -D -p --plus-repo --installroot
  `
    .trim()
    .split(/\s+/),
  refresh: ['refresh', 'ref'],
  install: `
    install in update up dist-upgrade dup patch source-install si install-new-recommends inr
  `
    .trim()
    .split(/\s+/),
}

const TOOLS: ReadonlyMap<string, Tool> = new Map([
  ...['apt', 'apt-get', 'aptitude', 'apt-fast', 'nala'].map((name) => [name, APT] as const),
  ...['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf'].map((name) => [name, RPM] as const),
  ['apk', APK],
  ['zypper', ZYPPER],
])

export type PackageCall = {
  readonly system: System
  readonly action: 'refresh' | 'install' | 'other'
  /** The subcommand as written: `update`. */
  readonly verb: string
  /** Index of the subcommand in `argv`. */
  readonly at: number
}

/** The names of the programs of some of these systems; of all of them when none is named. */
export function programsOf(...systems: readonly System[]): readonly string[] {
  const found = [...TOOLS].filter(([, { system }]) => systems.length === 0 || systems.includes(system))
  return found.map(([program]) => program)
}

/** What a call of a system package manager does; null for every other program (`update-alternatives` is one). */
export function packageCall({ program, argv }: Pick<Executed, 'program' | 'argv'>): PackageCall | null {
  const tool = program === null ? undefined : TOOLS.get(program)
  if (tool === undefined) return null
  const at = subcommandAt(argv, tool.values)
  const verb = argv[at] ?? null
  if (verb === null) return null
  const action = tool.refresh.includes(verb) ? 'refresh' : tool.install.includes(verb) ? 'install' : 'other'
  return { system: tool.system, action, verb, at }
}

/** The first word that is no option, and no option's value. An unknown word counts as an option. */
export function subcommandAt(argv: readonly (string | null)[], values: readonly string[]): number {
  let at = 1
  while (at < argv.length) {
    const word = argv[at]
    if (word !== null && word !== undefined && !word.startsWith('-')) return at
    at += word !== null && word !== undefined && values.includes(word) ? 2 : 1
  }
  return at
}

const RUNNERS = new Set(
  `
  sh bash dash ash zsh ksh . source eval make ansible-playbook puppet chef-client npx playwright
  rosdep mk-build-deps tasksel add-apt-repository xargs parallel find
`
    .trim()
    .split(/\s+/),
)

/** A command that may run others we cannot see: a script of the project, a configuration tool, an unknown program. */
export function runsOthers({ program, argv }: Executed): boolean {
  if (program === null) return true
  const path = argv[0] ?? ''
  return (
    RUNNERS.has(program) ||
    /\.(?:sh|bash|py|pl|rb)$/.test(program) ||
    /^\.{0,2}\/(?!(?:usr\/)?s?bin\/)/.test(path)
  )
}
