import { packageOfScript } from '../../build/python.ts'
import { exists } from '../../build/tree.ts'
import type { Image } from '../../build/types.ts'
import { baseName, isInside, parentPath } from '../../dockerfile/paths.ts'
import { hasTool } from '../../images/index.ts'
import { packageFacts, withNeeds } from '../../images/packages/packages.ts'

const BIN = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin']

/** Commands that every POSIX shell brings itself. Source: POSIX.1-2024, sections 2.15 and 1.7. */
const BUILTINS = [
  ':',
  '.',
  '[',
  'cd',
  'command',
  'echo',
  'eval',
  'exec',
  'exit',
  'export',
  'false',
  'printf',
  'set',
  'sh',
  'test',
  'trap',
  'true',
  'umask',
  'unset',
  'wait',
]

/** Packages whose programs have other names. Sources: the file lists of Debian 13 and Alpine 3.22. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  python3: ['python3', 'python3-minimal'],
  python: ['python-is-python3', 'python'],
  nc: ['netcat-openbsd', 'netcat-traditional', 'busybox'],
  ps: ['procps', 'procps-ng', 'busybox'],
  psql: ['postgresql-client'],
  pg_isready: ['postgresql-client'],
  vim: ['vim', 'vim-tiny', 'vim-nox', 'vim-enhanced'],
  cc: ['gcc', 'build-essential', 'build-base'],
  gcc: ['gcc', 'build-essential', 'build-base'],
  'g++': ['g++', 'build-essential', 'build-base', 'gcc-c++'],
  make: ['make', 'build-essential', 'build-base'],
  ping: ['iputils-ping', 'iputils'],
  dig: ['dnsutils', 'bind9-dnsutils', 'bind-tools', 'bind-utils'],
  node: ['nodejs'],
  npm: ['npm', 'nodejs'],
  pip: ['python3-pip', 'py3-pip'],
  pip3: ['python3-pip', 'py3-pip'],
  bash: ['bash'],
}

/** Can the program be run in the image? Null when that cannot be known. By base name or absolute path. */
export function hasProgram(image: Image, program: string): boolean | null {
  if (program.includes('/')) return hasPath(image, program)
  if (brought(image, program)) return true
  const maybe = maybeBrought(image, program) || isOpen(image)
  const inBase = ofBase(image, program)
  return inBase === false && maybe ? null : inBase
}

/** In every distribution that has a package manager. Sources: Debian's essential packages coreutils and grep, BusyBox's applets. */
const ESSENTIAL = [
  'cat',
  'cut',
  'date',
  'expr',
  'grep',
  'head',
  'id',
  'ls',
  'rm',
  'sleep',
  'sort',
  'stat',
  'tail',
  'tee',
  'timeout',
  'tr',
  'uname',
  'wc',
]

/** A command of a script: what the shell brings itself counts as there. */
export function canRun(image: Image, program: string): boolean | null {
  if (BUILTINS.includes(program)) return true
  return hasProgram(image, program) ?? (isEssential(image, program) ? true : null)
}

function isEssential({ base }: Image, program: string): boolean {
  return ESSENTIAL.includes(program) && !['none', null, undefined].includes(base?.facts?.packageManager)
}

function hasPath(image: Image, path: string): boolean | null {
  const is = exists(image.files, path)
  if (is === 'yes') return true
  const directory = parentPath(path)
  if (BIN.includes(directory) && ofBase(image, baseName(path)) === true) return true
  return is === 'no' ? false : null
}

/** A file of that name in a directory for programs, or a package that brings it. */
function brought({ files, packages }: Image, program: string): boolean {
  const placed = [...BIN, '/opt/venv/bin', '/venv/bin'].some((directory) =>
    files.entries.has(`${directory}/${program}`),
  )
  const onPath = placed || [...files.entries.keys()].some((path) => path.endsWith(`/bin/${program}`))
  return onPath || packages.some(({ manager, name, certain }) => certain && brings(manager, name, program))
}

function brings(manager: string, name: string, program: string): boolean {
  if (manager === 'pip') return packageOfScript(program) === name
  if (['apt', 'apk', 'dnf'].includes(manager))
    return (
      name === program ||
      (Object.hasOwn(PROVIDERS, program) &&
        PROVIDERS[program]!.some((each) => name === each || name.startsWith(`${each}-`)))
    )
  return false
}

function maybeBrought({ packages }: Image, program: string): boolean {
  return packages.some(({ manager, name, certain }) => !certain && brings(manager, name, program))
}

function ofBase({ base }: Image, program: string): boolean | null {
  if (base?.name === 'scratch') return false
  if (!base?.facts) return null
  const { facts } = base
  const runtime = program === 'python3' ? 'python' : program
  const tool = hasTool(facts, program)
  if (tool !== null) return tool
  return Object.hasOwn(facts.runtimes, runtime) &&
    ['python', 'node', 'go', 'ruby', 'php', 'java'].includes(runtime)
    ? true
    : null
}

/** Commands that are not modelled may have put programs where they are looked for. */
export function isOpen({ files }: Image): boolean {
  return [...files.opaque].some((each) =>
    BIN.some((directory) => isInside(each, directory) || isInside(directory, each)),
  )
}

/** Can Python import this package? Null where packages are installed whose own needs are not recorded. */
export function canImport({ packages }: Image, name: string): boolean | null {
  const installed = packages.flatMap((each) => (each.manager === 'pip' ? [each.name] : []))
  const all = [...installed, ...withNeeds('pip', installed).map((each) => each.name)]
  if (all.includes(name)) return true
  return installed.every((each) => packageFacts('pip', each) !== null) ? false : null
}
