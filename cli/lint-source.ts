import { open } from 'node:fs/promises'
import { LARGEST_CHECKED } from '../lib/check/cut.ts'
import type { Bytes } from '../lib/check/cut.ts'

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
