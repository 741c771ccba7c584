import type { FileModel } from '../file-model.ts'

/** A pipeline of GitLab CI. */
export type Pipeline = FileModel
