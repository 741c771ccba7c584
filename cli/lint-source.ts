import { open } from 'node:fs/promises'

/** What is checked of a file at most, in bytes. A longer file is most often generated, or no Dockerfile. */
export const LARGEST_CHECKED = 256 * 1024

export type LintSource = {
  readonly text: string
  /** Size of the whole file in bytes when only its beginning was read, else null. */
  readonly cutFrom: number | null
  /** Written back, the text gives the same bytes. */
  readonly exact: boolean
}

/** The beginning of a file and the size of the whole. */
export type Bytes = { readonly bytes: Uint8Array; readonly size: number }

/** Throws the error of the file system. Never holds more than the part that is checked. */
export async function readSource(path: string): Promise<Bytes> {
  const file = await open(path)
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    const bytes = new Uint8Array(LARGEST_CHECKED + 1)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return { bytes: bytes.slice(0, length), size: Math.max(stats.size, length) }
  } finally {
    await file.close()
  }
}

/**
 * Bytes as text, cut at the last line end below the limit. Null for a binary file: a NUL byte in what is not UTF-8.
 * UTF-16 is let through, for the parser says how to mend that.
 */
export function toSource({ bytes, size }: Bytes): LintSource | null {
  const cut = bytes.length > LARGEST_CHECKED
  const kept = cut ? bytes.subarray(0, endOfLine(bytes)) : bytes
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(kept)
  const exact = !text.includes('\uFFFD') || isUtf8(kept)
  if (!exact && kept.includes(0) && !isUtf16(kept)) return null
  return { text, cutFrom: cut ? size : null, exact: exact && !cut }
}

function endOfLine(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(0x0a, LARGEST_CHECKED - 1)
  return newline === -1 ? LARGEST_CHECKED : newline + 1
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
