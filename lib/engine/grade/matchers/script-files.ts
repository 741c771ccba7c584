import { fileOf } from '../../build/process/follow.ts'
import type { FileEntry, Image } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'

/** The file of the image that a command word names: by its path from where it is looked for, or by a name looked up on PATH. */
export function fileNamed(
  word: string | null,
  { files, env, process, workdir }: Image,
): FileEntry | undefined {
  const lookup = (name: string) => (Object.hasOwn(env, name) ? env[name] : undefined)
  const found = fileOf(word, process.cwd, lookup, files) ?? fileOf(word, workdir, lookup, files)
  return found?.kind === 'file' ? found : undefined
}

/** The file at a path that is never looked up: what a shell or Python is given to read. */
export function fileAt(path: string, image: Image): FileEntry | undefined {
  return fileNamed(path.startsWith('/') ? path : `./${path}`, image)
}

/** Nobody may execute it. What the mode of a file of the context is on disk is not known. */
export function isPlain({ context, mode }: FileEntry): boolean {
  return context === null && mode !== null && (mode & 0o111) === 0
}

/** The program that reads a script, as its first line says: `#!/bin/sh`, `#!/usr/bin/env python3`; null without such a line. */
export function interpreterOf(content: string): string | null {
  const words = /^#![ \t]*([^\r\n]*)/.exec(content)?.[1]?.trim().split(/\s+/) ?? []
  const first = words[0] === undefined || words[0] === '' ? null : baseName(words[0])
  if (first !== 'env') return first
  const named = words.slice(1).find((word) => !word.startsWith('-') && !word.includes('='))
  return named === undefined ? null : baseName(named)
}
