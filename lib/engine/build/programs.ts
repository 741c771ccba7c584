import { baseName, parentPath, resolvePath } from '../dockerfile/paths.ts'
import type { Variable } from '../dockerfile/variables.ts'
import { withNeeds } from '../images/packages/packages.ts'
import { hasTool } from '../images/tools.ts'
import type { ImageFacts } from '../images/types.ts'
import { isMissing } from './effects/support.ts'
import { exists, isOpaque } from './tree.ts'
import type { FileTree, Image, InstalledPackage } from './types.ts'
import type { World } from './world.ts'
import { names } from './names.ts'

export type Answer = 'yes' | 'no' | 'unknown'

/** Where a program is looked for: a file system, what the base image brings, what is installed on it, and PATH. */
export type Programs = {
  readonly tree: FileTree
  readonly facts: ImageFacts | null
  readonly packages: Iterable<InstalledPackage>
  /** Null when it cannot be known, undefined when it is not set. */
  readonly path: Variable
  readonly cwd: string | null
}

/** What containers get without one of their own. Source: moby/buildkit util/system, DefaultPathEnvUnix. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** Directories that programs of a distribution and its packages are in. */
const PROGRAM_DIRECTORIES = DEFAULT_PATH.split(':')

/** Is there a program of that name, on PATH or at the path given, in a stage under construction or a finished image? */
export function programIn(where: World | Image, name: string, cwd: string | null = null): Answer {
  return findProgram('tree' in where ? ofWorld(where, cwd) : ofImage(where), name)
}

function ofWorld({ tree, facts, installed, lookup }: World, cwd: string | null): Programs {
  return { tree, facts, packages: installed.values(), path: lookup('PATH'), cwd }
}

function ofImage({ files, base, packages, env, workdir }: Image): Programs {
  const path = Object.hasOwn(env, 'PATH') ? env['PATH'] : undefined
  return { tree: files, facts: base?.facts ?? null, packages, path, cwd: workdir }
}

/** Never `no` where an unlisted file, an unknown command or a package may be the program. */
export function findProgram(where: Programs, name: string): Answer {
  return name.includes('/') ? atPath(where, name) : onPath(where, name)
}

function atPath(where: Programs, name: string): Answer {
  const path = resolvePath(where.cwd, name)
  if (path === null) return 'unknown'
  const there = exists(where.tree, path)
  if (there === 'yes') return 'yes'
  if (PROGRAM_DIRECTORIES.includes(parentPath(path))) {
    if (isHidden(where, [path])) return 'unknown'
    return liesElsewhere(where, path) ? 'no' : inImage(where, baseName(path))
  }
  const packages = new Map([...where.packages].map((each, at) => [String(at), each]))
  const missing = isMissing({ tree: where.tree, facts: where.facts, installed: packages }, path)
  return missing ? 'no' : 'unknown'
}

/** Packages of a distribution put nothing below /usr/local: what one of them is known to bring is not there as well. */
function liesElsewhere(where: Programs, path: string): boolean {
  if (!path.startsWith('/usr/local/') || !baseLacks(where, baseName(path))) return false
  return PROGRAM_DIRECTORIES.some((each) => {
    const owner = where.tree.entries.get(`${each}/${baseName(path)}`)?.package ?? ''
    return /^(?:apt|apk|dnf) /.test(owner)
  })
}

function onPath(where: Programs, name: string): Answer {
  if (where.path === null) return 'unknown'
  const directories = (where.path ?? DEFAULT_PATH).split(':').map((each) => directoryOf(each, where.cwd))
  const known = directories.filter((each) => each !== null)
  const paths = known.map((each) => below(each, name))
  if (paths.some((path) => where.tree.entries.has(path))) return 'yes'
  if (known.length < directories.length || isHidden(where, paths)) return 'unknown'
  return inImage(where, name)
}

/** `ln -sf /bin/true /usr/local/bin/pip`: the program a name leads to, where a link of this file comes first on PATH. */
export function linkedProgram({ tree, lookup }: Pick<World, 'tree' | 'lookup'>, name: string): string {
  const path = lookup('PATH')
  if (path === null || name.includes('/')) return name
  for (const directory of (path ?? DEFAULT_PATH).split(':')) {
    const entry = tree.entries.get(below(directory, name))
    if (entry !== undefined)
      return entry.kind === 'symlink' && entry.content !== null ? baseName(entry.content) : name
    // Whatever the base image has further down the list may come first.
    if (!directory.startsWith('/usr/local/')) return name
  }
  return name
}

function directoryOf(text: string, cwd: string | null): string | null {
  return PROGRAM_DIRECTORIES.includes(text) ? text : resolvePath(cwd, text || '.')
}

function below(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`
}

/** A command that is not modelled may have put something at one of these paths. */
function isHidden({ tree }: Programs, paths: readonly string[]): boolean {
  return paths.some((each) => isOpaque(tree, each))
}

/** What packages and the base image bring. */
function inImage(where: Programs, name: string): Answer {
  let maybe = false
  for (const each of where.packages) {
    const brought = bringsProgram(each, name)
    if (brought === true && each.certain) return 'yes'
    maybe ||= brought !== false
  }
  const own = ofBase(where, name)
  return own === 'no' && maybe ? 'unknown' : own
}

function ofBase(where: Programs, name: string): Answer {
  if (baseLacks(where, name)) return 'no'
  return where.facts !== null && hasTool(where.facts, name) === true ? 'yes' : 'unknown'
}

/** Does the base image surely not bring a program? Nothing is in `scratch`. */
export function baseLacks({ facts, tree }: Pick<Programs, 'facts' | 'tree'>, name: string): boolean {
  return facts === null ? tree.base?.length === 0 : hasTool(facts, name) === false
}

/** Programs of operating systems, which no package of a language brings. */
const SYSTEM_PROGRAMS: readonly string[] = names(
  'apk apt apt-get bash curl dnf dpkg git gosu groupadd groupdel groupmod microdnf ping ps rpm sh',
  'su-exec sudo tar tini unzip useradd userdel usermod vi vim wget yum zypper',
)
/**
 * Does a package put a program of that name on PATH? Null when that is not known, its dependencies included. What a system
 * package surely brings is listed in the tree, and where it may bring anything the directories of programs are opaque.
 */
function bringsProgram({ manager, name, certain }: InstalledPackage, program: string): boolean | null {
  if (name === program) return true
  if (manager !== 'apt' && manager !== 'apk' && manager !== 'dnf')
    return SYSTEM_PROGRAMS.includes(program) ? false : null
  if (certain) return false
  return withNeeds(manager, name, { recommends: true }).some(({ programs }) => programs.includes(program))
    ? null
    : false
}
