import { followLinks } from '../tree.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import type { Executed, Package } from '../types.ts'
import type { World } from '../world.ts'

export type NodeDependencies = {
  readonly packages: readonly Package[]
  /** Those of them that only development needs. */
  readonly development: readonly Package[]
}

/** Dependencies that package.json in the working directory lists; null where it cannot be read. */
export function nodeDependencies(
  world: World,
  { cwd }: Executed,
  production: boolean,
): NodeDependencies | null {
  const path = resolvePath(cwd, 'package.json')
  const entry = path === null ? undefined : followLinks(world.tree, path)
  const manifest = entry?.content == null ? null : readObject(entry.content)
  // Packages of a workspace have manifests of their own.
  if (manifest === null || 'workspaces' in manifest) return null
  const listed = (group: string): string[] => Object.keys(objectOf(manifest[group]) ?? {})
  const kept = new Set([...listed('dependencies'), ...listed('optionalDependencies')])
  const more = production ? [] : listed('devDependencies').filter((name) => !kept.has(name))
  const packageOf = (name: string): Package => ({
    manager: 'npm',
    name,
    version: null,
    manifest: entry!.context,
  })
  const development = more.map(packageOf)
  return { packages: [...[...kept].map(packageOf), ...development], development }
}

/** The object that a JSON text is; null for anything else. */
export function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return null
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

/** `express@4`, `@nestjs/cli@latest`; null for a path or an address. */
export function nodePackage(word: string): Package | null {
  const match = /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~*<>=| -]*))?$/i.exec(word)
  if (!match || /\.(tgz|tar\.gz)$/.test(word)) return null
  const version = match[2] !== undefined && /^\d/.test(match[2]) ? match[2] : null
  return { manager: 'npm', name: match[1]!, version, manifest: null }
}
