import type { FileModel } from '../file-model.ts'

/** A shell script or Makefile as the command lines in it. */
export type CommandFile = FileModel
