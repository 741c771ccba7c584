import type { FileModel } from '../file-model.ts'

/** A compose file, normalised: long forms only, merge keys and `extends` applied. */
export type ComposeFile = FileModel
