import { join } from '../archive/join.ts'

type Bytes = Uint8Array<ArrayBuffer>
/** `broken`: no deflate data, or its end is missing. */
export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Bytes }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' }

/** Deflate grows data at most about 1030 times, so small slices bound what lies ready beyond a limit. */
const SLICE = 1024

export async function deflate(bytes: Bytes): Promise<Bytes> {
  return join(await collect(slices(bytes).pipeThrough(new CompressionStream('deflate-raw')), Infinity))
}

/** Stops as soon as more than `limit` bytes came out, however much more there would be. */
export async function inflate(bytes: Bytes, limit: number): Promise<Inflated> {
  try {
    const parts = await collect(slices(bytes).pipeThrough(new DecompressionStream('deflate-raw')), limit + 1)
    const whole = join(parts)
    return whole.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes: whole }
  } catch {
    return { kind: 'broken' }
  }
}

/** Reads until the end, or until there are `enough` bytes: the rest is never asked for. */
async function collect(stream: ReadableStream<Bytes>, enough: number): Promise<Bytes[]> {
  const reader = stream.getReader()
  const parts: Bytes[] = []
  let length = 0
  while (length < enough) {
    const next = await reader.read()
    if (next.done) return parts
    parts.push(next.value)
    length += next.value.length
  }
  await reader.cancel()
  return parts
}

/** One slice for each time that somebody reads: what nobody asks for is never inflated. */
function slices(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + SLICE))
      at += SLICE
    },
  })
}
