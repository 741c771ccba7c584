import type { Mount, Service } from '../../../compose/model.ts'

/** A folder of the container over which something is mounted. */
export type MountPoint = {
  /** Without a slash at the end. */
  readonly path: string
  /** Null for an entry of `tmpfs`. */
  readonly mount: Mount | null
  readonly isTmpfs: boolean
}

/** Where a service has mounts, those with an unknown target left out. */
export function mountPoints({ volumes, tmpfs }: Service): readonly MountPoint[] {
  return [
    ...volumes.map((mount) => ({
      path: cleanFolder(mount.target?.text ?? ''),
      mount,
      isTmpfs: mount.type === 'tmpfs',
    })),
    ...tmpfs.map(({ path }) => ({ path: cleanFolder(path ?? ''), mount: null, isTmpfs: true })),
  ].filter(({ path }) => path !== '')
}

/** The folder itself or something in it. Both without a slash at the end. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || isBelow(path, folder)
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`) && path !== folder
}

export function cleanFolder(path: string): string {
  return path === '/' ? path : path.replace(/\/{1,9}$/, '')
}
