import type { ImageFacts } from './types.ts'

/** The programs that come with a package manager. */
const MANAGERS: Readonly<Record<string, readonly string[]>> = {
  apt: ['apt'],
  'apt-get': ['apt'],
  apk: ['apk'],
  dnf: ['dnf'],
  // Distributions with dnf keep its old name as a link.
  yum: ['yum', 'dnf'],
  microdnf: ['microdnf'],
  zypper: ['zypper'],
  pacman: ['pacman'],
}

/** Programs that come with another: of the package passwd on Debian, shadow on Alpine, shadow-utils on Red Hat's systems. */
const TOGETHER: Readonly<Record<string, string>> = {
  groupadd: 'useradd',
  groupdel: 'useradd',
  groupmod: 'useradd',
  userdel: 'useradd',
  usermod: 'useradd',
}

/** Can a program be run in the image as it comes? By base name; null when that is not known. */
export function hasTool(facts: ImageFacts, program: string): boolean | null {
  const name = Object.hasOwn(TOGETHER, program) ? TOGETHER[program]! : program
  if (name === 'sh') return facts.shell === null ? null : facts.shell !== 'none'
  const managers = Object.hasOwn(MANAGERS, name) ? MANAGERS[name]! : null
  if (managers !== null) return facts.packageManager === null ? null : managers.includes(facts.packageManager)
  if (facts.tools.present.includes(name) || starts(facts, name)) return true
  return facts.tools.absent.includes(name) ? false : null
}

/** Version of a language runtime: `3.13`; null when the image has none or the tag does not tell. */
export function runtimeOf(facts: ImageFacts, name: string): string | null {
  return Object.hasOwn(facts.runtimes, name) ? (facts.runtimes[name] ?? null) : null
}

/** What an image starts by itself is surely in it. */
function starts({ config: { entrypoint, cmd } }: ImageFacts, name: string): boolean {
  return isProgram(entrypoint?.[0], name) || isProgram(cmd?.[0], name)
}

function isProgram(path: string | undefined, name: string): boolean {
  return path !== undefined && path.slice(path.lastIndexOf('/') + 1) === name
}
