import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Io } from './io.ts'

/** No Dockerfile comes near this; what does is a disk image or a log named by mistake. */
const LARGEST = 16 * 1024 * 1024

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** The text of a file, `-` for standard input. Bytes that are no UTF-8 become U+FFFD, which the parser reports. */
export async function readText(io: Io, path: string): Promise<ReadResult> {
  try {
    const bytes = path === '-' ? await io.stdin() : await readBytes(resolve(io.cwd, path))
    return { ok: true, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    return { ok: false, message: `${path} ${reason(error)}` }
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > LARGEST) throw new Error('is larger than 16 MB, which no file of this kind is.')
    return await file.readFile()
  } finally {
    await file.close()
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist.',
  EISDIR: 'is a folder, not a file.',
  EACCES: 'may not be read by this user.',
  EPERM: 'may not be read by this user.',
  ELOOP: 'is a link that leads back to itself.',
}

/** Why a file cannot be read, as the end of a sentence that begins with its path. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code === undefined ? message : REASONS[code]) ?? `cannot be read (${code}).`
}
