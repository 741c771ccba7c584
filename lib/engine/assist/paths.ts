import type { Completion } from '../completion/types.ts'

/** Files and folders of the build context below the folder that is written already; a folder ends with a slash. */
export function pathsAt(paths: readonly string[], written: string): Completion[] {
  const folder = written.slice(0, written.lastIndexOf('/') + 1)
  const inside = folder.replace(/^(?:\.\/|\/)+/, '')
  const names = paths
    .filter((path) => path.startsWith(inside))
    .map((path) => path.slice(inside.length))
    .map((rest) => rest.slice(0, rest.includes('/') ? rest.indexOf('/') + 1 : undefined))
  const files = new Set(names.filter((name) => name !== '' && name !== '.gitkeep'))
  return [...files].toSorted().map((name): Completion => ({
    kind: name.endsWith('/') ? 'folder' : 'file',
    label: folder + name,
    detail: '',
    documentation: '',
    insertText: folder + name,
  }))
}
