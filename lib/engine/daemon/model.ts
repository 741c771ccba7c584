import type { FileModel } from '../file-model.ts'

/** A daemon.json. */
export type DaemonConfig = FileModel
