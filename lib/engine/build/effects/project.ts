import { resolvePath } from '../../dockerfile/paths.ts'
import {
  packageFacts,
  withNeeds,
  type FactsManager,
  type PackageFacts,
} from '../../images/packages/packages.ts'
import { UNKNOWN_SIZE, type Size } from '../../source/size.ts'
import { followLinks } from '../tree.ts'
import type { Executed, Install, Package } from '../types.ts'
import { addBulk, type World } from '../world.ts'
import { record } from './install.ts'
import { readPyproject } from './pyproject.ts'

export type Project = {
  readonly manager: Install['manager']
  /** Files in the working directory that say what to install; those that are there count. */
  readonly manifests: readonly string[]
  /** Where it all lands; null when unknown. */
  readonly directory: string | null
  /** Name of the bulk entry that stands for it. */
  readonly bulk: string
  /** What the manifests ask for, where they can be read. */
  readonly packages?: readonly Package[] | null
  /** Those of the packages that a later command may take away together: they get a bulk entry of their own. */
  readonly development?: readonly Package[]
  /** Where the packages count as installed, if not in `directory`. */
  readonly prefix?: string | null
}

/**
 * An install that reads manifests in the working directory. Returns its bytes, null when they are not all known: then the
 * known part and an unknown rest are listed.
 */
export function installProject(world: World, command: Executed, project: Project): number | null {
  const { manager, packages = null } = project
  const manifests = project.manifests.flatMap((name) => manifestAt(world, command, name)?.context ?? [])
  const prefix = project.prefix ?? null
  record(world, { manager, packages, manifests, prefix, command }, (name) => sizeOfAll(manager, [name]))
  if (command.cwd !== null) world.tree.opaque.add(command.cwd)
  const size = packages === null ? UNKNOWN_SIZE : sizeOf(manager, packages)
  const known = size.basis !== 'unknown' && command.certain
  if (project.directory === null) world.log.unknownSize = true
  else if (command.certain) addParts(world, project.directory, project, size)
  else addBulk(world, project.directory, project.bulk, { size: null })
  return known ? size.bytes : null
}

/** What is needed to run, what is needed to develop, and the rest that is not known. */
function addParts(
  world: World,
  directory: string,
  { manager, bulk, packages, development = [] }: Project,
  size: Size,
): void {
  const kept = (packages ?? []).filter((each) => !development.includes(each))
  const { bytes } = sizeOf(manager, kept)
  if (bytes > 0 || size.basis !== 'unknown') addBulk(world, directory, bulk, { size: bytes })
  if (size.bytes > bytes) addBulk(world, directory, `${bulk} dev`, { size: size.bytes - bytes })
  if (size.basis === 'unknown')
    addBulk(world, directory, size.bytes > 0 ? `${bulk} more` : bulk, { size: null })
}

function sizeOf(manager: Install['manager'], packages: readonly Package[]): Size {
  return sizeOfAll(
    manager,
    packages.map(({ name }) => name),
  )
}

/** A file of the working directory, followed through links. */
export function manifestAt(
  world: World,
  { cwd }: Executed,
  name: string,
): { readonly content: string | null; readonly context: string | null } | undefined {
  const path = resolvePath(cwd, name)
  return path === null ? undefined : followLinks(world.tree, path)
}

const WITH_FACTS: readonly string[] = ['pip', 'npm'] satisfies FactsManager[]

/** What packages weigh together, with what they pull in. */
export function sizeOfAll(manager: Install['manager'], names: readonly string[]): Size {
  if (!WITH_FACTS.includes(manager))
    return names.length === 0 ? { bytes: 0, basis: 'estimated' } : UNKNOWN_SIZE
  const facts = manager as FactsManager
  const all = new Map<string, PackageFacts>()
  let complete = true
  for (const name of names) {
    if (packageFacts(facts, name) === null) complete = false
    for (const each of withNeeds(facts, name)) all.set(each.name, each)
  }
  const bytes = [...all.values()].reduce((sum, each) => sum + each.bytes, 0)
  return { bytes, basis: complete ? 'estimated' : 'unknown' }
}

/** Dependencies that pyproject.toml in the working directory lists; null where they are not all known. */
export function projectPackages(
  world: World,
  command: Executed,
  production: boolean,
): readonly Package[] | null {
  const entry = manifestAt(world, command, 'pyproject.toml')
  const project = entry?.content == null ? null : readPyproject(entry.content)
  if (!project) return null
  const all = production ? project.packages : [...project.packages, ...project.development]
  return all.map((each) => ({ manager: 'pip', ...each, manifest: entry!.context }))
}
