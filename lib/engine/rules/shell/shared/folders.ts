import { resolvePath } from '../../../dockerfile/paths.ts'
import type { Project } from '../../../project.ts'

/**
 * A path of a script, from the project's root; null for what lies outside. Scripts run where they lie, as long as nothing says
 * otherwise: that is what a path in them is taken to mean.
 */
export function folderBeside({ path }: Project, beside: string): string | null {
  if (/^[/~]/.test(beside)) return null
  const slash = path.lastIndexOf('/')
  const resolved = resolvePath(`/root/${path.slice(0, Math.max(slash, 0))}`, beside)
  if (resolved === null || !/^\/root(?:\/|$)/.test(resolved)) return null
  return resolved.slice('/root/'.length).replace(/\/$/, '')
}
