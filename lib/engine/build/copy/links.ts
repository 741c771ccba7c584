import { parentPath, resolvePath } from '../../dockerfile/paths.ts'
import type { FileTree } from '../types.ts'

const MAX_LINKS = 32

/** A path with every listed symbolic link on the way followed, its last part's too. What leads in a circle stays as it is. */
export function realPath(tree: FileTree, path: string): string {
  let rest = path.split('/').filter((part) => part !== '')
  let at = '/'
  for (let links = 0; rest.length > 0;) {
    const next = resolvePath(at, rest[0]!)!
    rest = rest.slice(1)
    const entry = tree.entries.get(next)
    if (entry?.kind !== 'symlink' || entry.content === null) at = next
    else if (links++ === MAX_LINKS) return path
    else {
      rest = [...entry.content.split('/').filter((part) => part !== ''), ...rest]
      at = entry.content.startsWith('/') ? '/' : parentPath(next)
    }
  }
  return at
}
