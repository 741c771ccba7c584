import type { HostMount } from '../../../cli/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Used } from './calls.ts'

export type SeenPath = {
  /** Absolute or from `~`, without a slash at the end. */
  readonly path: string
  readonly readOnly: boolean | null
  readonly propagation: string | null
  /** No variable decides the path. */
  readonly literal: boolean
  readonly range: Range
}

/** Paths of the host outside the working directory that a container gets to see. */
export function hostPaths({ call }: Used<'run' | 'service'>): readonly SeenPath[] {
  return call.mounts.flatMap((mount) => {
    const path = mount.type === 'volume' || mount.type === 'tmpfs' ? null : pathOf(mount)
    if (path === null) return []
    const { readOnly, propagation, range, source } = mount
    return [{ path, readOnly, propagation, range, literal: source !== null }]
  })
}

/** `$HOME` is `~`; `$(pwd)` and other variables are places that nobody knows. */
function pathOf({ sourceShown }: HostMount): string | null {
  const written = sourceShown?.replace(/^\$\{HOME\}(?=\/|$)/, '~') ?? ''
  if (!/^(?:\/|~(?:\/|$))/.test(written) || /\$[{(]/.test(written)) return null
  const parts: string[] = []
  for (const part of written.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  const path = parts.join('/')
  return written.startsWith('/') ? `/${path}` : path
}
